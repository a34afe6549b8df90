#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/charts/chart.hpp"
#include "report/charts/colour.hpp"
#include "report/charts/text.hpp"

/// Paper on which a chart is drawn: shapes in, SVG text out.
namespace sposim::report::charts {

/// A coordinate to one decimal, as short as it can be: `12`, `12.5`, `-.5`.
std::string place(double coordinate);

enum class Anchor { start, middle, end };

struct Box {
  double left, top, right, bottom;
};

bool overlap(const Box& a, const Box& b);

/// How words are set.
struct Type {
  double size = 0;
  Weight weight = Weight::regular;
  std::string_view fill = colour::ink;
  /// Words over lines have a white edge, so that they can be read.
  bool halo = false;
};

/// Where words stand: the anchor's x, and y of the base line.
struct At {
  double x = 0, y = 0;
  Anchor anchor = Anchor::start;
};

/// A line that is drawn as one path.
class Path {
 public:
  Path& move(double x, double y);
  Path& line(double x, double y);
  Path& close();
  const std::string& text() const { return text_; }
  bool is_empty() const { return text_.empty(); }

 private:
  void to(double x, double y);

  std::string text_;
  long long x_ = 0, y_ = 0;  ///< tenths: differences of rounded places do not drift
  char last_ = ' ';
};

/// Draws from the top down: the titles first, then the chart, then the note.
class Canvas {
 public:
  explicit Canvas(const Heading& heading);

  double width() const { return width_; }
  bool is_narrow() const { return heading_.width == Width::narrow; }
  /// Where the chart may begin, below the titles.
  double top() const { return top_; }
  Type normal() const { return {text_size_}; }
  Type small() const { return {small_size_, Weight::regular, colour::quiet}; }
  Type bold() const { return {text_size_, Weight::bold}; }
  double line_height() const { return 1.3 * text_size_; }
  double small_line() const { return 1.3 * small_size_; }
  /// Space that is left free at the sides.
  static constexpr double margin = 6;

  /// Words shortened to the room there is, with the whole as a tooltip. Nothing when no letter fits.
  ///
  /// @param room  the greatest width; the canvas' own edges are kept in any case
  void text(At at, std::string_view words, const Type& type, double room = 1e9);
  /// The same over several lines from the first base line down; at most so many.
  /// @return  how many lines there were
  std::size_t lines(At at, std::string_view words, const Type& type, double room, std::size_t most);
  /// The same, but only if the words then touch no others.
  bool text_if_free(At at, std::string_view words, const Type& type);
  Box box_of(At at, std::string_view words, const Type& type) const;
  bool is_free(const Box& box) const;
  /// Keeps words that look for a free place away from a mark.
  void keep_free(const Box& box) { boxes_.push_back(box); }

  void line(double x1, double y1, double x2, double y2, std::string_view attributes);
  void rect(const Box& box, std::string_view attributes);
  void path(const Path& path, std::string_view attributes);
  /// A mark with a white edge.
  void mark(double x, double y, double radius, std::string_view shape, std::string_view fill);
  /// Opens and closes a group of shapes with shared attributes.
  void open(std::string_view attributes);
  void close();

  /// What is said where there is nothing to draw; a place to end at.
  double nothing_to_show();

  /// The picture, with the note below `bottom`.
  std::string finish(double bottom, std::string_view description);

 private:
  Heading heading_;
  double width_, text_size_, small_size_;
  double top_ = 0;
  std::string body_;
  std::vector<Box> boxes_;
};

/// Places for labels of one height beside a line: each as near to where it wants to be as the others let it, in the
/// same order, inside the span.
///
/// @param wanted  the middle of each, in any order; `height` × their number must fit in the span or they go beyond it
std::vector<double> spread(const std::vector<double>& wanted, double height, Interval span);

}  // namespace sposim::report::charts
