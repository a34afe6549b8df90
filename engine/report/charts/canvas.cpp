#include "report/charts/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sposim::report::charts {

namespace {

std::string tenths(long long number) {
  const long long size = std::abs(number);
  std::string text = number < 0 ? "-" : "";
  if (size >= 10 || size == 0) text += fmt::format("{}", size / 10);
  if (size % 10 != 0) text += fmt::format(".{}", size % 10);
  return text;
}

long long in_tenths(double coordinate) {
  return std::llround(coordinate * 10);
}

/// An identifier as XML and URLs have it.
std::string identifier(std::string_view id) {
  std::string safe;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (safe.empty() && !letter) safe = "chart-";
    safe += letter || other ? c : '_';
  }
  return safe.empty() ? "chart" : safe;
}

std::string_view name_of(Anchor anchor) {
  return anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

Look look_of(Role role, std::size_t place) {
  if (role == Role::current_policy) return {colour::blue, "", "circle"};
  if (role == Role::reform) return {colour::orange, "7 3", "square"};
  switch (place) {
    case 0:
      return {colour::blue, "", "circle"};
    case 1:
      return {colour::orange, "7 3", "square"};
    case 2:
      return {colour::teal, "2 3", "diamond"};
    case 3:
      return {colour::plum, "10 3 2 3", "triangle"};
    default:
      return {colour::grey, "4 2", "circle"};
  }
}

std::string place(double coordinate) {
  return tenths(in_tenths(coordinate));
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Path& Path::move(double x, double y) {
  x_ = in_tenths(x);
  y_ = in_tenths(y);
  text_ += "M" + tenths(x_);
  text_ += (y_ < 0 ? "" : " ") + tenths(y_);
  last_ = 'M';
  return *this;
}

Path& Path::line(double x, double y) {
  const long long to_x = in_tenths(x), to_y = in_tenths(y);
  const std::string across = tenths(to_x - x_), down = tenths(to_y - y_);
  if (across == "0" && down == "0" && last_ == 'l') return *this;
  if (last_ != 'l') {
    text_ += 'l';
  } else if (across[0] != '-') {
    text_ += ' ';
  }
  text_ += across;
  text_ += (down[0] == '-' ? "" : " ") + down;
  x_ = to_x;
  y_ = to_y;
  last_ = 'l';
  return *this;
}

Path& Path::close() {
  text_ += 'z';
  last_ = 'z';
  return *this;
}

Canvas::Canvas(const Heading& heading)
    : heading_(heading),
      width_(heading.width == Width::narrow ? 360 : 680),
      text_size_(heading.width == Width::narrow ? 13 : 15),
      small_size_(heading.width == Width::narrow ? 12 : 13.5) {
  top_ = margin;
  if (heading_.titles == Titles::left_out) return;
  const double size = is_narrow() ? 15 : 18, room = width_ - 2 * margin;
  const auto set = [&](const std::string& words, const Type& type, std::size_t most) {
    if (words.empty()) return;
    const auto count = static_cast<double>(lines({margin, top_ + type.size}, words, type, room, most));
    top_ += count * 1.25 * type.size + 3;
  };
  set(heading_.headline, {size, Weight::bold}, 4);
  set(heading_.subtitle, {text_size_, Weight::regular, colour::quiet}, 4);
  top_ += 9;
}

Box Canvas::box_of(At at, std::string_view words, const Type& type) const {
  const double length = text_width(words, type.size, type.weight);
  const double left = at.anchor == Anchor::start ? at.x : at.anchor == Anchor::end ? at.x - length : at.x - length / 2;
  return {left, at.y - 0.8 * type.size, left + length, at.y + 0.22 * type.size};
}

bool Canvas::is_free(const Box& box) const {
  if (box.left < 0 || box.right > width_ || box.top < 0) return false;
  return std::none_of(boxes_.begin(), boxes_.end(), [&](const Box& other) { return overlap(box, other); });
}

void Canvas::text(At at, std::string_view words, const Type& type, double room) {
  const std::string whole = clean(words);
  const double to_the_edge = at.anchor == Anchor::start ? width_ - 1 - at.x
                             : at.anchor == Anchor::end ? at.x - 1
                                                        : 2 * std::min(at.x - 1, width_ - 1 - at.x);
  const std::string shown = fitted(whole, type.size, type.weight, std::min(room, to_the_edge));
  if (shown.empty()) return;
  boxes_.push_back(box_of(at, shown, type));
  body_ += fmt::format("<text x=\"{}\" y=\"{}\"", place(at.x), place(at.y));
  if (type.size != text_size_) body_ += fmt::format(" font-size=\"{}\"", place(type.size));
  if (at.anchor != Anchor::start) body_ += fmt::format(" text-anchor=\"{}\"", name_of(at.anchor));
  if (type.weight == Weight::bold) body_ += " font-weight=\"bold\"";
  if (type.fill != colour::ink) body_ += fmt::format(" fill=\"{}\"", type.fill);
  if (type.halo) body_ += R"( stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke")";
  body_ += ">" + xml(shown);
  if (shown != whole) body_ += "<title>" + xml(whole) + "</title>";
  body_ += "</text>\n";
}

std::size_t Canvas::lines(At at, std::string_view words, const Type& type, double room, std::size_t most) {
  const std::string whole = clean(words);
  const auto pieces = broken(whole, type.size, type.weight, room, most);
  std::string joined;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    text({at.x, at.y + static_cast<double>(i) * 1.25 * type.size, at.anchor}, pieces[i], type);
    joined += (i == 0 ? "" : " ") + pieces[i];
  }
  if (joined != whole && !pieces.empty()) {  // the whole as a tooltip of the last line
    const std::string end = "</text>\n";
    body_.insert(body_.size() - end.size(), "<title>" + xml(whole) + "</title>");
  }
  return pieces.size();
}

bool Canvas::text_if_free(At at, std::string_view words, const Type& type) {
  if (!is_free(box_of(at, clean(words), type))) return false;
  text(at, words, type);
  return true;
}

void Canvas::line(double x1, double y1, double x2, double y2, std::string_view attributes) {
  path(Path().move(x1, y1).line(x2, y2), attributes);
}

void Canvas::rect(const Box& box, std::string_view attributes) {
  body_ +=
      fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>\n", place(box.left), place(box.top),
                  place(box.right - box.left), place(box.bottom - box.top), attributes.empty() ? "" : " ", attributes);
}

void Canvas::path(const Path& path, std::string_view attributes) {
  if (path.is_empty()) return;
  body_ += fmt::format("<path d=\"{}\"{}{}/>\n", path.text(), attributes.empty() ? "" : " ", attributes);
}

void Canvas::mark(double x, double y, double radius, std::string_view shape, std::string_view fill) {
  const std::string look =
      fmt::format("fill=\"{}\" stroke=\"#fff\"{}", fill, radius >= 6 ? " stroke-width=\"1.5\"" : "");
  if (shape == "square") {
    const double half = 0.89 * radius;
    rect({x - half, y - half, x + half, y + half}, look);
  } else if (shape == "diamond") {
    const double half = 1.25 * radius;
    path(Path().move(x, y - half).line(x + half, y).line(x, y + half).line(x - half, y).close(), look);
  } else if (shape == "triangle") {
    const double half = 1.2 * radius;
    path(Path().move(x, y - half).line(x + half, y + 0.8 * half).line(x - half, y + 0.8 * half).close(), look);
  } else {
    body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", place(x), place(y), place(radius), look);
  }
}

void Canvas::open(std::string_view attributes) {
  body_ += fmt::format("<g {}>\n", attributes);
}

void Canvas::close() {
  body_ += "</g>\n";
}

double Canvas::nothing_to_show() {
  text({margin, top_ + 2 * text_size_}, "There is nothing to show.", normal());
  return top_ + 3 * text_size_;
}

std::string Canvas::finish(double bottom, std::string_view description) {
  if (!heading_.note.empty()) {
    bottom += 6;
    bottom +=
        static_cast<double>(lines({margin, bottom + small_size_}, heading_.note, small(), width_ - 2 * margin, 8)) *
        1.25 * small_size_;
  }
  const std::string id = identifier(heading_.id), height = place(std::ceil(bottom + margin));
  std::string title = clean(heading_.headline);
  if (title.empty()) title = clean(heading_.subtitle);
  if (title.empty()) title = "Chart";
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
             "aria-labelledby=\"{2}-title {2}-desc\" font-family=\"Arial,Helvetica,'Liberation Sans',sans-serif\" "
             "font-size=\"{3}\" fill=\"{4}\">\n<title id=\"{2}-title\">{5}</title>\n<desc id=\"{2}-desc\">{6}</desc>\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
             place(width_), height, id, place(text_size_), colour::ink, xml(title), xml(clean(description))) +
         body_ + "</svg>\n";
}

std::vector<double> spread(const std::vector<double>& wanted, double height, Interval span) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  // Neighbours that would touch become a block, which stands at the mean of what its members want.
  struct Block {
    double sum;  ///< of (wanted − offset within the block)
    std::size_t count;
  };
  const auto top_of = [&](const Block& block) {
    const double size = static_cast<double>(block.count) * height;
    const double top = block.sum / static_cast<double>(block.count);
    return std::max(span.low, std::min(top, span.high - size));
  };
  std::vector<Block> blocks;
  for (const std::size_t i : order) {
    Block next{wanted[i] - height / 2, 1};
    while (!blocks.empty()) {
      const Block& last = blocks.back();
      if (top_of(last) + static_cast<double>(last.count) * height <= top_of(next) + 1e-9) break;
      next = {last.sum + next.sum - static_cast<double>(last.count * next.count) * height, last.count + next.count};
      blocks.pop_back();
    }
    blocks.push_back(next);
  }
  std::vector<double> placed(wanted.size());
  std::size_t at = 0;
  for (const Block& block : blocks) {
    for (std::size_t k = 0; k < block.count; ++k) {
      placed[order[at++]] = top_of(block) + (static_cast<double>(k) + 0.5) * height;
    }
  }
  return placed;
}

}  // namespace sposim::report::charts
