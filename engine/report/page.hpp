#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/screen.hpp"
#include "report/words.hpp"

/// A screen of text, 80 columns wide.
namespace sposim::report {

inline constexpr std::size_t width = 80;
inline constexpr std::size_t label_width = 40;

/// Lines of a screen, one after the other.
class Page {
 public:
  explicit Page(Emphasis emphasis) : emphasis_(emphasis) {}

  void strong(const std::string& lines) {
    text_ += emphasis_ == Emphasis::bold ? "\x1b[1m" + lines + "\x1b[0m" : lines;
  }
  void lines(const std::string& lines) { text_ += lines; }
  void gap() { text_ += "\n"; }
  void title(const std::string& title) {
    gap();
    strong(title + "\n");
  }
  void row(std::string_view label, const std::string& value) {
    const bool fits = 2 + label_width + 1 + columns_of(value) <= width;
    text_ += "  " + (fits ? padded(label, label_width) + " " : std::string(label) + "\n      ") + value + "\n";
  }
  void points(const std::vector<std::string>& points) {
    for (const auto& point : points) {
      std::string item = wrapped(point, width, "    ");
      text_ += item.replace(2, 1, "-");
    }
  }
  const std::string& text() const { return text_; }

 private:
  Emphasis emphasis_;
  std::string text_;
};

}  // namespace sposim::report
