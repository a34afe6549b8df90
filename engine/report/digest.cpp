#include "report/digest.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "core/error.hpp"
#include "report/file.hpp"

namespace sposim::report {

namespace {

constexpr std::string_view seal_key = "\"sha256\": \"";

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

struct Digest::State {
  std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  const bool ready = state_->context && EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1;
  if (!ready) throw core::MachineError("OpenSSL has no SHA-256 on this machine");
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(std::string_view bytes) {
  const int done = EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
  core::require(done == 1, "SHA-256 takes more bytes");
}

std::string Digest::hexadecimal() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
  unsigned size = 0;
  const int done = EVP_DigestFinal_ex(state_->context.get(), value.data(), &size);
  core::require(done == 1, "SHA-256 finishes");
  std::string digits;
  for (unsigned i = 0; i < size; ++i) digits += fmt::format("{:02x}", value.at(i));
  return digits;
}

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hexadecimal();
}

std::string sha256_of_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) core::throw_machine_error(path, "cannot be opened");
  Digest digest;
  std::string part(std::size_t{1} << 18U, '\0');
  for (;;) {
    const ssize_t count = ::read(file.number(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) core::throw_machine_error(path, "cannot be read");
    if (count == 0) return digest.hexadecimal();
    digest.add(std::string_view(part).substr(0, static_cast<std::size_t>(count)));
  }
}

std::string sealed(std::string text) {
  const std::size_t key = text.rfind(seal_key);
  core::require(key != std::string::npos, "a text to be sealed has a place for its SHA-256");
  const std::size_t place = key + seal_key.size();
  core::require(std::string_view(text).substr(place, unsealed.size()) == unsealed, "a text is sealed once");
  const std::string value = sha256(text);
  return text.replace(place, value.size(), value);
}

bool seal_holds(std::string_view text) {
  const std::size_t key = text.rfind(seal_key);
  if (key == std::string_view::npos) return false;
  const std::size_t place = key + seal_key.size();
  if (text.size() < place + unsealed.size()) return false;
  std::string blank(text);
  blank.replace(place, unsealed.size(), unsealed);
  return sha256(blank) == text.substr(place, unsealed.size());
}

}  // namespace sposim::report
