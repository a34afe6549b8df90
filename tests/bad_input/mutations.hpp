#pragma once

#include <string>
#include <vector>

/// Bad scenarios made from a good one by spoiling one key at a time.
namespace sposim::test {

enum class Verdict {
  bad,        ///< must be refused
  explained,  ///< may stand; if it is refused, then with a proper message
};

/// Whether a JSON Schema can see the fault.
enum class SchemaSees { no, yes };

struct Mutation {
  std::string name;  ///< what was done to which key
  std::string text;  ///< the whole file
  std::string key;   ///< which a message must name …
  int line = 0;      ///< … on this line; 0: any
  Verdict verdict = Verdict::bad;
  SchemaSees schema = SchemaSees::no;
};

/// The kinds of faults, each a separate test.
enum class Fault { misspelt, duplicated, removed, wrong_type, bad_number };

std::vector<Mutation> mutations_of(const std::string& text, Fault fault);

}  // namespace sposim::test
