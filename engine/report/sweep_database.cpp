#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "report/sweep_report.hpp"

namespace sposim::report {

namespace {

/// A name between the quotes of SQL.
std::string sql_name(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string sql_columns(const std::vector<model::PlannedFactor>& factors, std::string_view type) {
  std::string columns;
  for (const auto& factor : factors) columns += fmt::format(", {} {}", sql_name(factor.name), type);
  return columns;
}

std::string places(std::size_t count) {
  std::string text = "?";
  for (std::size_t i = 1; i < count; ++i) text += ", ?";
  return text;
}

void create(const Database& database, const SweepReport& report) {
  database.run(
      "CREATE TABLE factors (factor INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, numbers TEXT NOT "
      "NULL);"
      "CREATE TABLE outputs (output INTEGER PRIMARY KEY, name TEXT NOT NULL, measure TEXT NOT NULL, area TEXT NOT NULL,"
      " difference TEXT NOT NULL);"
      "CREATE TABLE results (point INTEGER NOT NULL, output INTEGER NOT NULL, mean REAL NOT NULL, variance REAL,"
      " chance REAL, error REAL, first_half REAL, second_half REAL, PRIMARY KEY (point, output)) WITHOUT ROWID");
  // A cell is a number, or the names of policies: SQLite columns without a type keep both as they are.
  database.run("CREATE TABLE points (point INTEGER PRIMARY KEY, key TEXT NOT NULL, scenario INTEGER NOT NULL" +
               sql_columns(report.plan.factors, "") + ")");
  database.run("CREATE TABLE coordinates (point INTEGER PRIMARY KEY" + sql_columns(report.plan.factors, "REAL") + ")");
}

void describe(const Database& database, const SweepReport& report) {
  Statement factors(database, "INSERT INTO factors VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < report.plan.factors.size(); ++i) {
    const auto& factor = report.plan.factors[i];
    std::string numbers;
    for (const auto& path : factor.written.paths) numbers += (numbers.empty() ? "" : " ") + path;
    factors.whole(static_cast<std::int64_t>(i) + 1)
        .text(factor.name)
        .text(factor_cell_kind(factor))
        .text(numbers)
        .run();
  }
  Statement outputs(database, "INSERT INTO outputs VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < report.sweep.outputs.size(); ++i) {
    const auto& output = report.sweep.outputs[i];
    const auto& asked = report.plan.worlds.front().asked[i];
    const auto& layout = report.plan.worlds.front().setups.front().layout;
    std::string difference;
    for (const auto& policy : output.difference) difference += (difference.empty() ? "" : "+") + policy;
    const std::string measure = output.window.empty() ? output.measure : output.measure + " " + output.window;
    outputs.whole(static_cast<std::int64_t>(i) + 1)
        .text(output.name)
        .text(measure)
        .text(layout.areas[asked.area].name)
        .text(difference)
        .run();
  }
}

/// A cell as what it is: a number where it reads as one.
void bind_cell(Statement& statement, const model::PlannedFactor& factor, double coordinate) {
  if (std::holds_alternative<scenario::PolicyChoice>(factor.written.meaning)) {
    statement.text(factor_cell(factor, coordinate));
    return;
  }
  const auto value = model::value_at(factor, coordinate);
  statement.number(value ? *value : model::quantile_at(factor, coordinate));
}

void write_points(const Database& database, const SweepReport& report) {
  const auto& factors = report.plan.factors;
  const PointKeys keys(report.question, report.plan);
  Statement points(database, "INSERT INTO points VALUES (" + places(3 + factors.size()) + ")");
  Statement coordinates(database, "INSERT INTO coordinates VALUES (" + places(1 + factors.size()) + ")");
  Statement results(database, "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::uint64_t point = 0; point < report.points; ++point) {
    if (!report.shard.has(point)) continue;
    const simulation::PointPlace place = analysis::sweep_point(report.design, point);
    const std::string key = keys.of(place);
    const auto number = static_cast<std::int64_t>(point);
    points.whole(number).text(key).whole(static_cast<std::int64_t>(place.scenario) + 1);
    coordinates.whole(number);
    for (std::size_t i = 0; i < factors.size(); ++i) {
      bind_cell(points, factors[i], place.coordinates[i]);
      coordinates.number(place.coordinates[i]);
    }
    points.run();
    coordinates.run();
    std::int64_t output = 0;
    for (const auto& figures : report.figures(point, key)) {
      results.whole(number).whole(++output).number(figures.mean).number(figures.variance).number(figures.chance);
      results.number(figures.error).number(figures.first_half).number(figures.second_half).run();
    }
  }
}

}  // namespace

FileEntry write_sweep_database(const std::string& path, const SweepReport& report) {
  {
    // A new file in one go, which is not there at all if it does not come to its end: no journal is needed.
    const Database database(path, Database::Mode::write);
    database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL; PRAGMA page_size = 4096");
    Transaction all(database);
    write_question(database, report.question);
    create(database, report);
    describe(database, report);
    write_points(database, report);
    all.commit();
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() || ::fsync(file.number()) != 0) core::throw_machine_error(path, "cannot be written to the disk");
  const auto bytes = static_cast<std::size_t>(::lseek(file.number(), 0, SEEK_END));
  return {last_name_of(path), bytes, sha256_of_file(path)};
}

}  // namespace sposim::report
