#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/charts/chart.hpp"

/// The police forces as equal squares, each about where it is.
namespace sposim::report::charts {

/// A territorial force of England and Wales in the tile map.
struct ForceTile {
  std::string_view code;          ///< of the Office for National Statistics: "E23000036"
  std::string_view name;          ///< "Avon and Somerset"
  std::string_view abbreviation;  ///< at most six letters: "Staffs"
  int column, row;                ///< from the west, from the north
};

/// All 43, in alphabetical order.
const std::vector<ForceTile>& force_tiles();

/// The tile of a force by its code, or, without a code, by its name; nothing for one that the map does not know.
const ForceTile* find_tile(std::string_view code, std::string_view name);

struct TileValue {
  std::string code, name;
  double value = missing;
  std::string text;  ///< the value in the tile (short), if not as `value_text`
};

struct TileData {
  std::string measure;  ///< "orders per 1,000 reports"
  Unit unit = Unit::number;
  /// If the map does not know all of them (a table of one's own), the tiles stand in a plain grid in this order.
  std::vector<TileValue> forces;
};

/// Three shades that hold about a third of the forces each, with a key; the value is written in each tile.
Chart tile_map(const Heading& heading, const TileData& data);

}  // namespace sposim::report::charts
