#include "report/svg_reader.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>

#include "core/text.hpp"

namespace sposim::report::charts {

namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  Svg read() {
    check_characters();
    while (svg_.fault.empty() && !rest_.empty()) {
      if (rest_.substr(0, 2) == "</") {
        end_tag();
      } else if (rest_.front() == '<') {
        start_tag();
      } else {
        characters();
      }
    }
    if (svg_.fault.empty() && !open_.empty()) fault("an element is not closed");
    if (svg_.fault.empty() && svg_.elements.empty()) fault("no element");
    return svg_;
  }

 private:
  void fault(const std::string& what) {
    if (svg_.fault.empty()) svg_.fault = what + " at \"" + std::string(rest_.substr(0, 60)) + "\"";
  }

  void check_characters() {
    if (!core::is_utf8(rest_)) fault("not UTF-8");
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      if (byte < 0x20 && byte != '\n') fault("a control character");
      const std::string_view three = rest_.substr(i, 3);
      if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") fault("U+FFFE or U+FFFF");
      if (three == "\xE2\x80\xAE" || three == "\xE2\x80\x8F") fault("a right-to-left mark");
    }
  }

  std::string name() {
    std::size_t length = 0;
    while (length < rest_.size() && is_name_character(rest_[length])) ++length;
    if (length == 0) fault("a name is missing");
    const std::string found(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return found;
  }

  std::string resolved(std::string_view raw) {
    std::string out;
    while (!raw.empty()) {
      if (raw.front() == '<') fault("< in text");
      if (raw.front() != '&') {
        out += raw.front();
        raw.remove_prefix(1);
        continue;
      }
      bool known = false;
      for (const auto& [entity, character] : {std::pair{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}) {
        if (!known && raw.substr(0, std::string_view(entity).size()) == entity) {
          out += character;
          raw.remove_prefix(std::string_view(entity).size());
          known = true;
        }
      }
      if (!known) {
        fault("an unknown entity");
        return out;
      }
    }
    return out;
  }

  void attribute(Element& element) {
    const std::string key = name();
    if (rest_.substr(0, 2) != "=\"") return fault("an attribute without a quoted value");
    rest_.remove_prefix(2);
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return fault("an open quote");
    const std::string value = resolved(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    if (!element.attributes.emplace(key, value).second) fault("an attribute twice");
  }

  void start_tag() {
    rest_.remove_prefix(1);
    Element element;
    element.name = name();
    if (open_.empty() && !svg_.elements.empty()) fault("a second root");
    if (!open_.empty()) element.inherited = svg_.elements[open_.back()].inherited;
    while (svg_.fault.empty() && !rest_.empty() && rest_.front() == ' ') {
      rest_.remove_prefix(1);
      attribute(element);
    }
    for (const auto& [key, value] : element.attributes) {
      if (key == "font-size" || key == "font-weight" || key == "text-anchor") element.inherited[key] = value;
    }
    svg_.elements.push_back(element);
    if (rest_.substr(0, 2) == "/>") {
      rest_.remove_prefix(2);
    } else if (rest_.substr(0, 1) == ">") {
      rest_.remove_prefix(1);
      open_.push_back(svg_.elements.size() - 1);
    } else {
      fault("a tag does not end");
    }
  }

  void end_tag() {
    rest_.remove_prefix(2);
    const std::string closed = name();
    if (open_.empty() || svg_.elements[open_.back()].name != closed) return fault("closes what is not open");
    if (rest_.substr(0, 1) != ">") return fault("an end tag does not end");
    rest_.remove_prefix(1);
    open_.pop_back();
  }

  void characters() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    const std::string text = resolved(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (!open_.empty()) {
      svg_.elements[open_.back()].text += text;
    } else if (text.find_first_not_of('\n') != std::string::npos) {
      fault("text outside the root");
    }
  }

  std::string_view rest_;
  Svg svg_;
  std::vector<std::size_t> open_;
};

}  // namespace

Svg read_svg(std::string_view text) {
  return Reader(text).read();
}

double number_of(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  const bool digits_only = text.find_first_not_of("0123456789.-") == std::string::npos;
  return text.empty() || *end != '\0' || !digits_only ? std::numeric_limits<double>::quiet_NaN() : number;
}

std::vector<std::pair<double, double>> places_of_path(const std::string& path, std::string& fault) {
  std::vector<std::pair<double, double>> places;
  double x = 0, y = 0;
  char command = ' ';
  const char* at = path.c_str();
  while (*at != '\0') {
    if (*at == 'M' || *at == 'l' || *at == 'z') {
      command = *at++;
      continue;
    }
    char* end = nullptr;
    const double first = std::strtod(at, &end);
    const char* middle = end;
    const double second = std::strtod(middle, &end);
    if (end == middle || middle == at || (command != 'M' && command != 'l')) {
      fault = "not a path of M, l and z: " + path.substr(0, 80);
      return places;
    }
    at = end;
    while (*at == ' ') ++at;
    x = command == 'M' ? first : x + first;
    y = command == 'M' ? second : y + second;
    places.emplace_back(x, y);
  }
  return places;
}

Box box_of(const Element& text) {
  const auto get = [](const std::map<std::string, std::string>& from, const std::string& key,
                      const std::string& otherwise) {
    const auto found = from.find(key);
    return found == from.end() ? otherwise : found->second;
  };
  const double size = number_of(get(text.inherited, "font-size", "16"));
  const Weight weight = get(text.inherited, "font-weight", "") == "bold" ? Weight::bold : Weight::regular;
  const double width = text_width(text.text, size, weight);
  const double x = number_of(get(text.attributes, "x", "0")), y = number_of(get(text.attributes, "y", "0"));
  const std::string anchor = get(text.inherited, "text-anchor", "start");
  const double left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2;
  return {left, y - 0.72 * size, left + width, y + 0.21 * size};
}

}  // namespace sposim::report::charts
