#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sposim::report {

/// SHA-256 of bytes that arrive in parts.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes);

  /// 64 hexadecimal digits; nothing may be added after it.
  std::string hexadecimal();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of a text, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of a whole file, read in parts. @throws core::MachineError
std::string sha256_of_file(const std::string& path);

/// A text that carries its own digest: the last line that reads `"sha256": "0000…"` (64 zeros) gets the SHA-256 of the
/// text as it stands.
std::string sealed(std::string text);

/// True if the text is as `sealed` left it.
bool seal_holds(std::string_view text);

/// The placeholder that `sealed` fills.
inline constexpr std::string_view unsealed = "0000000000000000000000000000000000000000000000000000000000000000";

}  // namespace sposim::report
