#include "simulation/point.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace sposim::simulation {

namespace {

using Others = model::Standing::Others;
__extension__ using Wide = __int128;

constexpr std::uint32_t replicates_per_piece = 32;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The rows that outputs ask of one scenario, area by area.
std::vector<Row> rows_asked_of(const PointWorlds& worlds, std::size_t world) {
  std::set<std::pair<std::size_t, Measure>> rows;
  for (const Asked& asked : worlds.asked) {
    if (asked.world == world || asked.minus == world) rows.insert({asked.area, asked.measure});
  }
  std::vector<Row> list;
  for (const auto& [area, measure] : rows) list.push_back({area, measure});
  return list;
}

/// Room for one replicate of every scenario that is followed.
void make_room(const PointWorlds& worlds, PointScratch& scratch) {
  scratch.rooms.clear();
  for (std::size_t s = 0; s < worlds.setups.size(); ++s) {
    if (!worlds.followed[s]) continue;
    const ScenarioSetup& setup = worlds.setups[s];
    scratch.rooms.push_back({s,
                             Block(setup.layout, rows_asked_of(worlds, s), 1),
                             std::vector<std::int32_t>(setup.layout.areas.size() * headlines().size()),
                             std::vector<std::int64_t>(setup.windows.size()),
                             {}});
  }
}

std::vector<ReplicateBooks> books_of(PointScratch& scratch) {
  std::vector<ReplicateBooks> books;
  for (PointRoom& room : scratch.rooms) {
    std::fill(room.observed.begin(), room.observed.end(), 0);
    room.ends.clear();
    books.push_back({0, &room.block, nullptr, room.headlines.data(), room.observed.data(), &room.ends});
  }
  return books;
}

/// The numbers of one parameter draw, of every scenario that is followed; the baseline's are always drawn.
void draw_worlds(const PointWorlds& worlds, const model::Standing& standing, std::uint32_t draw,
                 PointScratch& scratch) {
  std::vector<ScenarioScratch>& scenarios = scratch.scratch.scenarios;
  scenarios.resize(scratch.rooms.size());
  draw_scenario(worlds.setups.front(), draw, nullptr, scratch.baseline, &standing);
  for (std::size_t i = 0; i < scratch.rooms.size(); ++i) {
    const ScenarioSetup& setup = worlds.setups[scratch.rooms[i].world];
    const bool has_baseline = !setup.scenario->in_force.empty();
    draw_scenario(setup, draw, has_baseline ? &scratch.baseline : nullptr, scenarios[i].drawn, &standing);
    if (i == 0) continue;
    scenarios[i].departures =
        departures(setup.plan, scenarios[i].drawn.world.drawn, scenarios.front().drawn.world.drawn);
  }
}

std::int64_t count_of(const PointWorlds& worlds, const PointScratch& scratch, std::size_t world, const Asked& asked) {
  const auto is_its = [&](const PointRoom& room) { return room.world == world; };
  const Block& block = std::find_if(scratch.rooms.begin(), scratch.rooms.end(), is_its)->block;
  const auto is_asked = [&](const Row& row) { return row.area == asked.area && row.measure == asked.measure; };
  const auto row =
      static_cast<std::size_t>(std::find_if(block.rows().begin(), block.rows().end(), is_asked) - block.rows().begin());
  if (!block.happened(row, 0)) return 0;
  const auto value = [&](std::size_t month) {
    return block.tiles(row, month / Tile::months)->values[month % Tile::months];
  };
  const model::Calendar& calendar = worlds.setups[world].plan.calendar;
  if (asked.window == Window::last_day) return value(calendar.months() - 1);
  std::size_t month = asked.window == Window::policy ? calendar.month(calendar.policies_from()) : 0;
  std::int64_t sum = 0;
  for (; month < calendar.months(); ++month) sum += value(month);
  return sum;
}

/// A sum of squares less what a mean explains, over a number of things: exact up to one rounding.
double mean_square(Wide sum_of_squares, Wide square_of_sum, std::uint64_t things, std::uint64_t degrees) {
  const Wide scaled = sum_of_squares * static_cast<Wide>(things) - square_of_sum;
  return static_cast<double>(scaled) / (static_cast<double>(things) * static_cast<double>(degrees));
}

/// Sums over the replicates of a point, in integers: no order leaves a trace.
struct Sums {
  Wide sum = 0, squares = 0, squared_draw_sums = 0;
};

Sums sums_of(const std::vector<std::int64_t>& counts, std::uint32_t per_draw) {
  Sums sums;
  for (std::size_t first = 0; first < counts.size(); first += per_draw) {
    Wide of_draw = 0;
    for (std::size_t i = first; i < std::min(first + per_draw, counts.size()); ++i) {
      of_draw += counts[i];
      sums.squares += static_cast<Wide>(counts[i]) * counts[i];
    }
    sums.sum += of_draw;
    sums.squared_draw_sums += of_draw * of_draw;
  }
  return sums;
}

double mean_of(std::vector<std::int64_t>::const_iterator first, std::vector<std::int64_t>::const_iterator end) {
  return static_cast<double>(std::accumulate(first, end, std::int64_t{0})) / static_cast<double>(end - first);
}

void add_halves(const std::vector<std::int64_t>& counts, const PointLuck& luck, Others others, Figures& figures) {
  const std::uint32_t piece = others == Others::drawn ? luck.per_draw : 1;
  const std::size_t half = counts.size() / piece / 2 * piece;
  figures.first_half = figures.second_half = unknown;
  if (half == 0) return;
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(half);
  figures.first_half = mean_of(counts.begin(), middle);
  figures.second_half = mean_of(middle, counts.end());
}

}  // namespace

std::vector<PointSpan> spans_of(const PointLuck& luck, Others others) {
  const std::uint32_t each = others == Others::drawn ? luck.per_draw : replicates_per_piece;
  std::vector<PointSpan> spans;
  for (std::uint32_t first = 0; first < luck.replicates; first += each) {
    const std::uint32_t draw = others == Others::drawn ? first / luck.per_draw : 0;
    spans.push_back({draw, first, std::min(each, luck.replicates - first)});
  }
  return spans;
}

void run_span(const PointWorlds& worlds, const model::Standing& standing, const PointSpan& span, PointScratch& scratch,
              std::int64_t* counts) {
  make_room(worlds, scratch);
  draw_worlds(worlds, standing, span.draw, scratch);
  for (std::uint32_t replicate = span.first; replicate < span.first + span.count; ++replicate) {
    run_replicate(replicate, books_of(scratch), scratch.scratch);
    for (const Asked& asked : worlds.asked) {
      std::int64_t count = count_of(worlds, scratch, asked.world, asked);
      if (asked.minus) count -= count_of(worlds, scratch, *asked.minus, asked);
      *counts++ = count;
    }
  }
}

Figures figures_of(const std::vector<std::int64_t>& counts, const PointLuck& luck, Others others) {
  const std::uint64_t n = counts.size();
  const Sums sums = sums_of(counts, luck.per_draw);
  Figures figures;
  add_halves(counts, luck, others, figures);
  figures.mean = static_cast<double>(sums.sum) / static_cast<double>(n);
  figures.variance = n > 1 ? mean_square(sums.squares, sums.sum * sums.sum, n, n - 1) : unknown;
  if (others == Others::best) {
    figures.chance = figures.variance;
    figures.error = figures.variance / static_cast<double>(n);
    return figures;
  }
  // Draws of equal size; a last one that is cut short is left out of what compares draws.
  const std::uint64_t draws = n / luck.per_draw;
  const Sums whole =
      sums_of({counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(draws * luck.per_draw)}, luck.per_draw);
  const Wide per_draw = luck.per_draw;
  const Wide within = whole.squares * per_draw - whole.squared_draw_sums;
  const double degrees = static_cast<double>(draws) * static_cast<double>(luck.per_draw - 1);
  figures.chance = luck.per_draw > 1 && draws > 0
                       ? static_cast<double>(within) / (static_cast<double>(luck.per_draw) * degrees)
                       : unknown;
  if (draws < 2) {
    figures.error = unknown;
    return figures;
  }
  const double of_draw_sums = mean_square(whole.squared_draw_sums, whole.sum * whole.sum, draws, draws - 1);
  const double size = static_cast<double>(luck.per_draw);
  figures.error = of_draw_sums / (size * size) / static_cast<double>(draws);
  return figures;
}

}  // namespace sposim::simulation
