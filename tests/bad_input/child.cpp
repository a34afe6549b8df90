#include "bad_input/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace sposim::test {

namespace {

constexpr rlim_t one_megabyte = 1024 * 1024;

void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(what, &both);
}

[[noreturn]] void become_sposim(const std::vector<std::string>& arguments, const std::string& folder, int out, int err,
                                unsigned seconds) {
  const int nothing = open("/dev/null", O_RDONLY);
  if (chdir(folder.c_str()) != 0) _exit(126);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, is_sanitized() ? 10 * seconds : seconds);
  if (!is_sanitized()) limit(RLIMIT_AS, megabytes_allowed * one_megabyte);
  std::string program = SPOSIM_PROGRAM;
  std::vector<std::string> words = arguments;
  std::vector<char*> argv{program.data()};
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  _exit(127);
}

/// Reads both pipes until both are closed.
void collect(std::array<pollfd, 2>& pipes, std::array<std::string*, 2> texts) {
  std::size_t still_open = 2;
  std::array<char, 65536> buffer{};
  while (still_open > 0 && poll(pipes.data(), pipes.size(), -1) > 0) {
    for (std::size_t i = 0; i < pipes.size(); ++i) {
      if (pipes[i].fd < 0 || pipes[i].revents == 0) continue;
      const ssize_t got = read(pipes[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        close(pipes[i].fd);
        pipes[i].fd = -1;
        --still_open;
      }
    }
  }
}

}  // namespace

bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#else
  return false;
#endif
}

Ending run_sposim(const std::vector<std::string>& arguments, const std::string& folder, unsigned seconds) {
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child");
  if (child == 0) become_sposim(arguments, folder, out[1], err[1], seconds);
  close(out[1]);
  close(err[1]);
  Ending ending;
  std::array<pollfd, 2> pipes{pollfd{out[0], POLLIN, 0}, pollfd{err[0], POLLIN, 0}};
  collect(pipes, {&ending.out, &ending.err});
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) ending.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  return ending;
}

}  // namespace sposim::test
