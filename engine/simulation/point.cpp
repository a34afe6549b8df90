#include "simulation/point.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace sposim::simulation {

namespace {

using Others = model::Standing::Others;
__extension__ using Wide = __int128;

constexpr std::uint32_t replicates_per_piece = 32;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The rows that a scenario is asked for, area by area.
std::vector<Row> rows_of(const PointWorlds& worlds) {
  std::vector<Row> rows;
  for (const Asked& asked : worlds.asked) rows.push_back({asked.area, asked.measure});
  const auto key = [](const Row& row) { return std::pair(row.area, index(row.measure)); };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  rows.erase(std::unique(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) == key(b); }),
             rows.end());
  return rows;
}

std::int64_t count_of(const ScenarioSetup& setup, const Block& block, const Asked& asked) {
  const auto& rows = block.rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& each) {
    return each.area == asked.area && each.measure == asked.measure;
  });
  const auto row = static_cast<std::size_t>(found - rows.begin());
  const std::size_t months = setup.layout.months.size();
  const Tile* tiles = block.tiles(row, 0);
  if (tiles == nullptr) return 0;
  const auto value = [&](std::size_t month) { return tiles[month / Tile::months].values[month % Tile::months]; };
  if (asked.window == Window::last_day) return value(months - 1);
  const model::Calendar& calendar = setup.plan.calendar;
  std::int64_t sum = 0;
  for (std::size_t month = asked.window == Window::policy ? calendar.month(calendar.policies_from()) : 0;
       month < months; ++month) {
    sum += value(month);
  }
  return sum;
}

/// The scenarios that are followed, by their places among all.
std::vector<std::size_t> followed_of(const PointWorlds& worlds) {
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < worlds.setups.size(); ++s) {
    if (worlds.followed[s]) places.push_back(s);
  }
  return places;
}

/// Room for one replicate of every scenario that is followed.
std::vector<ReplicateBooks> books_of(const PointWorlds& worlds, const std::vector<std::size_t>& followed,
                                     PointScratch& scratch, std::vector<Block>& blocks) {
  std::vector<ReplicateBooks> books;
  scratch.headlines.resize(followed.size());
  scratch.observed.resize(followed.size());
  scratch.ends.resize(followed.size());
  for (std::size_t i = 0; i < followed.size(); ++i) {
    const ScenarioSetup& setup = worlds.setups[followed[i]];
    scratch.headlines[i].assign(setup.layout.areas.size() * headlines().size(), 0);
    scratch.observed[i].assign(setup.windows.size(), 0);
    scratch.ends[i].clear();
    books.push_back(
        {0, &blocks[i], nullptr, scratch.headlines[i].data(), scratch.observed[i].data(), &scratch.ends[i]});
  }
  return books;
}

/// Draws the scenarios that are followed; the baseline is drawn in any case.
void draw_worlds(const PointWorlds& worlds, const std::vector<std::size_t>& followed, const model::Standing& standing,
                 std::uint32_t draw, PointScratch& scratch) {
  std::vector<ScenarioScratch>& scenarios = scratch.scratch.scenarios;
  scenarios.resize(followed.size());
  scenarios.front().departures.clear();
  scratch.scratch.first.clear();  // the last piece may have had more scenarios
  const bool apart = followed.front() != 0;
  DrawnScenario& baseline = apart ? scratch.baseline : scenarios.front().drawn;
  draw_scenario(worlds.setups.front(), draw, nullptr, baseline, &standing);
  for (std::size_t i = apart ? 0 : 1; i < followed.size(); ++i) {
    const ScenarioSetup& setup = worlds.setups[followed[i]];
    draw_scenario(setup, draw, &baseline, scenarios[i].drawn, &standing);
  }
  for (std::size_t i = 1; i < followed.size(); ++i) {
    scenarios[i].departures = departures(worlds.setups[followed[i]].plan, scenarios[i].drawn.world.drawn,
                                         scenarios.front().drawn.world.drawn);
  }
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
  const std::vector<std::size_t> followed = followed_of(worlds);
  draw_worlds(worlds, followed, standing, span.draw, scratch);
  std::vector<Block> blocks;
  std::vector<std::size_t> place(worlds.setups.size());
  for (std::size_t i = 0; i < followed.size(); ++i) {
    place[followed[i]] = i;
    blocks.emplace_back(worlds.setups[followed[i]].layout, rows_of(worlds), 1);
  }
  for (std::uint32_t replicate = span.first; replicate < span.first + span.count; ++replicate) {
    run_replicate(replicate, books_of(worlds, followed, scratch, blocks), scratch.scratch);
    for (const Asked& asked : worlds.asked) {
      std::int64_t count = count_of(worlds.setups[asked.world], blocks[place[asked.world]], asked);
      if (asked.minus) count -= count_of(worlds.setups[*asked.minus], blocks[place[*asked.minus]], asked);
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
