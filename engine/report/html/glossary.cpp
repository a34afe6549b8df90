#include "report/html/glossary.hpp"

namespace sposim::report::html {

const std::vector<Term>& glossary() {
  static const std::vector<Term> terms{
      {"any order", "A case with a Stalking Protection Order or a restraining order in force."},
      {"application", "Police ask a magistrates' court for a Stalking Protection Order in a case."},
      {"baseline", "What is expected if nothing changes: the scenario as written, with what is already law."},
      {"breach", "An incident while an order, interim or full, is in force."},
      {"case", "One victim and one suspect whose stalking is reported. A case has one or more reports."},
      {"chance", "What would differ between two identical years: luck. It is in every range."},
      {"covered", "A case with an interim or a full order in force."},
      {"evidential attrition", "The share of cases that end because of difficulties with evidence."},
      {"expected regret", "How many victims fewer, on average, a choice protects than the best choice would have."},
      {"full order", "A Stalking Protection Order made at a full hearing. It runs for its term unless discharged."},
      {"Gini coefficient",
       "How unevenly protection is spread over forces: 0 when all forces protect alike per report, towards 1 when one "
       "force does all of it."},
      {"interim order", "An order until the full hearing."},
      {"lever", "One thing that a policy changes: which number, how, from when and where."},
      {"newly protected", "A case whose first full order starts in the time that is counted. The headline."},
      {"parameter", "A number the model needs and nobody knows exactly. Each is drawn anew for each pair of futures."},
      {"pending", "Applied for, neither decided nor withdrawn."},
      {"probability of being best",
       "How often a policy would protect most if chance were taken away, over everything we do not know."},
      {"probability of benefit", "The share of simulated futures in which more victims are protected than without."},
      {"protected", "A case with a full Stalking Protection Order in force. A case counts once."},
      {"range", "95 of 100 simulated futures lie in it: what we do not know, and chance, under these assumptions."},
      {"report", "One recorded stalking crime."},
      {"restraining order", "An order of a criminal court after a conviction; the other route to protection."},
      {"simulated future", "One run of the model, with one set of values for what we do not know and its own luck."},
      {"simulation error", "What running more futures would remove. It says nothing about the world."},
      {"Stalking Protection Order",
       "A civil order that police ask a magistrates' court for, in England and Wales since 20 January 2020."},
      {"switching value", "The value of one number at which another policy would be the better choice."},
  };
  return terms;
}

}  // namespace sposim::report::html
