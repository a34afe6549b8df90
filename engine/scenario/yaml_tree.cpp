#include "scenario/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <set>
#include <sstream>
#include <string_view>

#include "core/text.hpp"
#include "scenario/small_file.hpp"
#include "scenario/yaml_faults.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t most_depth = 64;
constexpr std::size_t most_nodes = 200'000;

[[noreturn]] void refuse(const core::Location& where, const Fault& fault) {
  throw core::UserError(core::Problem{where, "", fault.problem, fault.why, fault.suggestion});
}

/// The text with the start of each line, to turn yaml-cpp's byte positions into lines and characters.
class Text {
 public:
  Text(const std::string& text, std::string file) : text_(text), file_(std::move(file)), starts_{0} {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
  }

  core::Location at(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 0, 0};
    const auto line = static_cast<std::size_t>(mark.line);
    if (line >= starts_.size()) return {file_, mark.line + 1, 1};
    const std::size_t end = std::min(text_.size(), starts_[line] + static_cast<std::size_t>(mark.column));
    if (known_byte_ < starts_[line] || known_byte_ > end) {
      known_byte_ = starts_[line];
      known_column_ = 1;
    }
    for (; known_byte_ < end; ++known_byte_) {
      if ((static_cast<unsigned char>(text_[known_byte_]) & 0xC0U) != 0x80U) ++known_column_;
    }
    return {file_, mark.line + 1, known_column_};
  }

  /// True if the quote that opens at a mark is followed by another: yaml-cpp lets the last quote of a file stay open.
  bool closes_quote(const YAML::Mark& mark) const {
    const char quote = character(mark);
    const auto line = static_cast<std::size_t>(mark.line);
    if (quote != '"' && quote != '\'') return true;
    return text_.find(quote, starts_[line] + static_cast<std::size_t>(mark.column) + 1) != std::string::npos;
  }

  /// The character that stands at a mark.
  char character(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(mark.line);
    if (mark.is_null() || line >= starts_.size()) return '\0';
    const std::size_t at = starts_[line] + static_cast<std::size_t>(mark.column);
    return at < text_.size() ? text_[at] : '\0';
  }

 private:
  const std::string& text_;
  std::string file_;
  std::vector<std::size_t> starts_;
  mutable std::size_t known_byte_ = 0;  // where the last count of characters ended, to go on from there
  mutable int known_column_ = 1;
};

/// Builds the tree from yaml-cpp's events and refuses what a scenario may not hold.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Text& text, Problems& problems) : text_(text), problems_(problems) {}

  bool has_document() const { return documents_ > 0; }
  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    ++documents_;
    if (documents_ > 1) {
      refuse(text_.at(mark), {"a second document begins here", "a scenario is one document", "Delete this \"---\"."});
    }
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override { refuse_anchor(mark, name); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(text_.at(mark), {"this is an alias (\"*\")", "a scenario says each thing where it stands",
                            "Write the value out, or put quotes around the text."});
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "", anchor);
    place(Node{Node::Kind::blank, "", false, text_.at(mark), {}, {}});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (tag == "!" && !text_.closes_quote(mark)) {
      refuse(text_.at(mark), {"this quote is not closed", "", "Close it on the line where it begins."});
    }
    place(Node{Node::Kind::scalar, value, tag == "!", text_.at(mark), {}, {}});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    bool awaits_value = false;  ///< a map whose last key has no value yet
    std::set<std::string> keys;
  };

  [[noreturn]] void refuse_anchor(const YAML::Mark& mark, const std::string& name) {
    refuse(text_.at(mark),
           {fmt::format("this is an anchor (\"&{}\")", core::shortened(name, 40)),
            "a scenario says each thing where it stands", "Write the value out, or put quotes around the text."});
  }

  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) refuse_anchor(mark, "");
    const bool plain = tag.empty() || tag == "?" || (tag == "!" && text_.character(mark) != '!');
    if (!plain) {
      refuse(text_.at(mark), {"this is a tag (\"!\")", "what a value is follows from its key",
                              "Delete the tag, or put quotes around the text."});
    }
    if (++nodes_ > most_nodes) {
      refuse(text_.at(mark), {fmt::format("there are more than {} values up to here", most_nodes),
                              "a scenario is something a person reads", "Is it the right file?"});
    }
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (!open_.empty() && open_.back().node.is_map() && !open_.back().awaits_value) refuse_key(text_.at(mark));
    if (open_.size() >= most_depth) {
      refuse(text_.at(mark), {fmt::format("this is nested deeper than {} levels", most_depth), "no scenario needs that",
                              "Are all brackets closed?"});
    }
    open_.push_back({Node{kind, "", false, text_.at(mark), {}, {}}, false, {}});
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  void place(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.awaits_value) {
      parent.node.entries.back().value = std::move(node);
      parent.awaits_value = false;
    } else {
      add_key(parent, node);
    }
  }

  void add_key(Open& parent, const Node& key) {
    if (!key.is_scalar() || key.text.empty()) refuse_key(key.where);
    if (key.text == "<<" && !key.quoted) {
      refuse(key.where, {"this is a merge key (\"<<\")", "a scenario says each thing where it stands",
                         "Write the keys out, or use \"extends:\" for a whole scenario."});
    }
    if (!parent.keys.insert(key.text).second) report_duplicate(parent, key);
    parent.node.entries.push_back({key.text, key.where, Node{}});
    parent.awaits_value = true;
  }

  void report_duplicate(const Open& parent, const Node& key) {
    int first = 0;
    for (const auto& entry : parent.node.entries) {
      if (entry.key == key.text && first == 0) first = entry.where.line;
    }
    problems_.add(key.where, path_of_open() + key.text,
                  {"this key stands here a second time", fmt::format("it was given on line {} already", first),
                   "Keep one of the two."});
  }

  std::string path_of_open() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      if (open_[i].node.is_map() && open_[i].awaits_value) path += open_[i].node.entries.back().key + ".";
    }
    return path;
  }

  [[noreturn]] static void refuse_key(const core::Location& where) {
    refuse(where, {"a key is missing or is not a word", "in a map, each line is \"key: value\"",
                   "Check the colons and brackets around here."});
  }

  const Text& text_;
  Problems& problems_;
  std::vector<Open> open_;
  Node root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

[[noreturn]] void refuse_syntax(const YAML::Exception& exception, const Text& text) {
  refuse(text.at(exception.mark), syntax_fault(exception.msg));
}

void refuse_bad_line(std::string_view line, const core::Location& where) {
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t tab = line.substr(0, indent).find('\t');
  if (tab != std::string_view::npos && indent < line.size()) {
    refuse({where.file, where.line, static_cast<int>(tab) + 1},
           {"this line is indented with a tab", "YAML counts spaces only", "Use two spaces for each level."});
  }
  if (line.starts_with('%')) {
    refuse(where, {"this line begins with \"%\"", "a scenario has no YAML directives", "Delete the line."});
  }
}

void refuse_bad_lines(const std::string& text, const std::string& path) {
  int number = 1;
  for (std::size_t start = 0; start < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    refuse_bad_line(std::string_view(text).substr(start, end - start), {path, number, 1});
    start = end + 1;
  }
}

}  // namespace

Node parse_yaml(const std::string& text, const std::string& path, Problems& problems) {
  refuse_bad_lines(text, path);
  const Text lines(text, path);
  Builder builder(lines, problems);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    refuse_syntax(exception, lines);
  }
  Node root = builder.take();
  if (!builder.has_document() || root.is_blank()) {
    refuse({path, 1, 1}, {"this file says nothing", "it is empty, or has only comments", "Is it the right file?"});
  }
  if (!root.is_map()) {
    refuse(root.where,
           {"this file is not a map", "a scenario is a list of \"key: value\" lines", "Begin with \"title: …\"."});
  }
  return root;
}

Node read_yaml(const std::string& path, Problems& problems) {
  return parse_yaml(read_small_file(path, "scenario file"), path, problems);
}

}  // namespace sposim::scenario
