#include <fmt/format.h>

#include "core/text.hpp"
#include "report/workbook/tables.hpp"

namespace sposim::report::workbook {

namespace {

std::optional<double> measured(const std::optional<story::Measured>& value) {
  return value ? std::optional(value->value) : std::nullopt;
}

}  // namespace

Table comparison_table(const Story& story) {
  Table table{
      "Comparison",
      "comparison",
      fmt::format("More victims newly protected than without the policy, {}, {}", core::escaped(story.area),
                  period_of(story)),
      "One row for each alternative, the largest mean gain first. Every difference is between the same simulated "
      "futures with and without it. A cost of n/a is unknown, which is not free.",
      {{"Alternative"}, {"Title"}, {"Status"}},
      {}};
  add_estimate_columns("More protected", Shown::count, Detail::error_and_band, table.columns);
  for (const char* share :
       {"Chance of a gain", "Chance of no difference", "Chance of a loss", "Chance of being best"}) {
    table.columns.push_back({share, Shown::percent});
  }
  table.columns.push_back({"Expected regret, victims", Shown::count});
  table.columns.push_back({"Cost, present value", Shown::pounds});
  table.columns.push_back({"Cost per further victim protected", Shown::pounds});
  table.columns.push_back({"Officers trained", Shown::whole});
  for (const auto& policy : story.policies) {
    std::vector<Cell> row{words(policy.name), words(policy.title), words(policy.status)};
    add_estimate(policy.gain.estimate, Detail::error_and_band, row);
    row.insert(row.end(), {policy.gain.gain, policy.gain.tie, policy.gain.loss, cell(measured(policy.best)),
                           cell(measured(policy.regret)), policy.cost ? Cell(policy.cost->mean) : Cell(Missing{}),
                           cell(policy.cost_per_protected), cell(policy.officers_trained)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table differences_table(const Story& story) {
  Table table{"Forces by alternative",
              "forces_by_alternative",
              fmt::format("More victims newly protected in each force, {}", period_of(story)),
              "One row for each alternative and force.",
              {{"Alternative"}, {"Force"}},
              {}};
  add_estimate_columns("More protected", Shown::count, Detail::error_and_band, table.columns);
  table.columns.push_back({"Chance of a gain", Shown::percent});
  for (const auto& policy : story.policies) {
    for (const auto& force : policy.by_force) {
      std::vector<Cell> row{words(policy.name), words(force.name)};
      add_estimate(force.estimate, Detail::error_and_band, row);
      row.emplace_back(force.gain);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table policies_table(const Story& story) {
  Table table{"Policies",
              "policies",
              "What each policy changes",
              "One row for each lever of each policy.",
              {{"Alternative"},
               {"Policy"},
               {"Title"},
               {"Status"},
               {"Number that it moves"},
               {"How"},
               {"From", Shown::date},
               {"Until", Shown::date},
               {"Forces"},
               {"Source"},
               {"Quality"},
               {"Note"}},
              {}};
  for (const auto& policy : story.policies) {
    for (const auto& lever : policy.levers) {
      table.rows.push_back({words(policy.name), words(lever.policy), words(policy.title), words(policy.status),
                            words(lever.target), words(lever.what), lever.from, lever.until,
                            lever.forces.empty() ? Cell(std::string("all")) : Cell(lever.forces), words(lever.source),
                            words(lever.quality), words(lever.note)});
    }
  }
  return table;
}

Table costs_table(const Story& story) {
  Table table{"Costs",
              "costs",
              fmt::format("Costs and further victims protected, prices of {}",
                          story.money ? fmt::format("{}", story.money->price_year) : "no year"),
              "Alternatives whose cost is known, the baseline at 0. Present values.",
              {{"Alternative"},
               {"Title"},
               {"Cost", Shown::pounds},
               {"Further victims protected", Shown::count},
               {"Standing"},
               {"Dominated by"},
               {"Cost per further victim, on the frontier", Shown::pounds}},
              {}};
  if (!story.money) return table;
  for (const auto& option : story.money->options) {
    table.rows.push_back({words(option.name), words(option.title), option.cost, option.effect, words(option.standing),
                          words(option.by), cell(option.ratio)});
  }
  return table;
}

Table acceptability_table(const Story& story) {
  Table table{"Acceptability",
              "acceptability",
              "How often each alternative is best, by the value of one more victim",
              "For each value put on one more newly protected victim: the chance that an alternative has the highest "
              "net benefit.",
              {{"Value of one more victim", Shown::pounds},
               {"Alternative"},
               {"Chance of being best", Shown::percent},
               {"Net benefit", Shown::pounds},
               {"Highest expected net benefit"}},
              {}};
  if (!story.money) return table;
  const auto& options = story.money->options;
  for (const auto& point : story.money->curve) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      table.rows.push_back({point.value, words(options[i].name), point.probability_best[i], point.net_benefit[i],
                            std::string(point.best == options[i].name ? "yes" : "no")});
    }
  }
  return table;
}

std::vector<Table> tables_of(const Story& story) {
  std::vector<Table> tables;
  if (!story.policies.empty()) tables.push_back(comparison_table(story));
  for (auto* make : {headline_table, monthly_table, forces_table}) tables.push_back(make(story));
  if (!story.policies.empty()) tables.push_back(differences_table(story));
  for (auto* make : {times_table, funnel_table, observed_table, drivers_table, costs_table, acceptability_table,
                     policies_table, changes_table, assumptions_table}) {
    tables.push_back(make(story));
  }
  for (Table& table : tables) band(table, story.small_counts_banded ? SmallCounts::banded : SmallCounts::shown);
  std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
  return tables;
}

}  // namespace sposim::report::workbook
