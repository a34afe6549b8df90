#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "report/charts/tile_map.hpp"

namespace sposim::report::charts {
namespace {

/// Territorial forces of England and Wales whose areas share a border on land; each pair once.
///
/// @source  the counties and boroughs each force area is made of (Office for National Statistics, Police Force Areas
///          2022) and which of those meet on land; what only a bridge or an estuary joins (Severn, Dee, lower Thames)
///          is left out
const std::multimap<std::string, std::string> borders{
    {"Northumbria", "Cumbria"},
    {"Northumbria", "Durham"},
    {"Cumbria", "Durham"},
    {"Cumbria", "North Yorkshire"},
    {"Cumbria", "Lancashire"},
    {"Durham", "Cleveland"},
    {"Durham", "North Yorkshire"},
    {"Cleveland", "North Yorkshire"},
    {"North Yorkshire", "Lancashire"},
    {"North Yorkshire", "West Yorkshire"},
    {"North Yorkshire", "South Yorkshire"},
    {"North Yorkshire", "Humberside"},
    {"Lancashire", "West Yorkshire"},
    {"Lancashire", "Greater Manchester"},
    {"Lancashire", "Merseyside"},
    {"West Yorkshire", "Greater Manchester"},
    {"West Yorkshire", "Derbyshire"},
    {"West Yorkshire", "South Yorkshire"},
    {"South Yorkshire", "Humberside"},
    {"South Yorkshire", "Nottinghamshire"},
    {"South Yorkshire", "Derbyshire"},
    {"Humberside", "Nottinghamshire"},
    {"Humberside", "Lincolnshire"},
    {"Merseyside", "Greater Manchester"},
    {"Merseyside", "Cheshire"},
    {"Greater Manchester", "Cheshire"},
    {"Greater Manchester", "Derbyshire"},
    {"Cheshire", "Derbyshire"},
    {"Cheshire", "Staffordshire"},
    {"Cheshire", "West Mercia"},
    {"Cheshire", "North Wales"},
    {"Derbyshire", "Nottinghamshire"},
    {"Derbyshire", "Leicestershire"},
    {"Derbyshire", "Staffordshire"},
    {"Nottinghamshire", "Lincolnshire"},
    {"Nottinghamshire", "Leicestershire"},
    {"Lincolnshire", "Leicestershire"},
    {"Lincolnshire", "Northamptonshire"},
    {"Lincolnshire", "Cambridgeshire"},
    {"Lincolnshire", "Norfolk"},
    {"Staffordshire", "Leicestershire"},
    {"Staffordshire", "Warwickshire"},
    {"Staffordshire", "West Midlands"},
    {"Staffordshire", "West Mercia"},
    {"West Mercia", "West Midlands"},
    {"West Mercia", "Warwickshire"},
    {"West Mercia", "Gloucestershire"},
    {"West Mercia", "Gwent"},
    {"West Mercia", "Dyfed-Powys"},
    {"West Mercia", "North Wales"},
    {"West Midlands", "Warwickshire"},
    {"Warwickshire", "Leicestershire"},
    {"Warwickshire", "Northamptonshire"},
    {"Warwickshire", "Thames Valley"},
    {"Warwickshire", "Gloucestershire"},
    {"Leicestershire", "Northamptonshire"},
    {"Northamptonshire", "Cambridgeshire"},
    {"Northamptonshire", "Bedfordshire"},
    {"Northamptonshire", "Thames Valley"},
    {"Cambridgeshire", "Norfolk"},
    {"Cambridgeshire", "Suffolk"},
    {"Cambridgeshire", "Essex"},
    {"Cambridgeshire", "Hertfordshire"},
    {"Cambridgeshire", "Bedfordshire"},
    {"Norfolk", "Suffolk"},
    {"Suffolk", "Essex"},
    {"Essex", "Hertfordshire"},
    {"Essex", "Metropolitan Police"},
    {"Bedfordshire", "Hertfordshire"},
    {"Bedfordshire", "Thames Valley"},
    {"Hertfordshire", "Metropolitan Police"},
    {"Hertfordshire", "Thames Valley"},
    {"Metropolitan Police", "City of London"},
    {"Metropolitan Police", "Thames Valley"},
    {"Metropolitan Police", "Surrey"},
    {"Metropolitan Police", "Kent"},
    {"Kent", "Surrey"},
    {"Kent", "Sussex"},
    {"Surrey", "Sussex"},
    {"Surrey", "Hampshire"},
    {"Surrey", "Thames Valley"},
    {"Sussex", "Hampshire"},
    {"Hampshire", "Thames Valley"},
    {"Hampshire", "Wiltshire"},
    {"Hampshire", "Dorset"},
    {"Wiltshire", "Thames Valley"},
    {"Wiltshire", "Gloucestershire"},
    {"Wiltshire", "Avon and Somerset"},
    {"Wiltshire", "Dorset"},
    {"Gloucestershire", "Thames Valley"},
    {"Gloucestershire", "Avon and Somerset"},
    {"Gloucestershire", "Gwent"},
    {"Avon and Somerset", "Dorset"},
    {"Avon and Somerset", "Devon and Cornwall"},
    {"Dorset", "Devon and Cornwall"},
    {"Gwent", "South Wales"},
    {"Gwent", "Dyfed-Powys"},
    {"South Wales", "Dyfed-Powys"},
    {"Dyfed-Powys", "North Wales"},
};

/// Steps across, down or aslant, as a king moves in chess (Chebyshev's distance).
int steps_between(const ForceTile& a, const ForceTile& b) {
  return std::max(std::abs(a.column - b.column), std::abs(a.row - b.row));
}

TEST(ForceTiles, AreTheForcesOfTheNationalTableOnceEach) {
  std::ifstream table(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/england_and_wales_forces.csv");
  ASSERT_TRUE(table);
  std::set<std::pair<std::string, std::string>> wanted, found;
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    std::istringstream cells(line);
    std::string name, code;
    std::getline(cells, name, ',');
    std::getline(cells, code, ',');
    wanted.emplace(code, name);
  }
  for (const ForceTile& tile : force_tiles()) found.emplace(tile.code, tile.name);
  EXPECT_EQ(wanted.size(), 43U);
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(force_tiles().size(), 43U);
}

TEST(ForceTiles, NoneIsOnAnother) {
  std::set<std::pair<int, int>> places;
  std::set<std::string_view> abbreviations;
  for (const ForceTile& tile : force_tiles()) {
    EXPECT_TRUE(places.emplace(tile.column, tile.row).second) << tile.name;
    EXPECT_TRUE(abbreviations.insert(tile.abbreviation).second) << tile.name;
    EXPECT_LE(tile.abbreviation.size(), 6U) << tile.name;
    EXPECT_TRUE(tile.column >= 0 && tile.column < 8 && tile.row >= 0 && tile.row < 10) << tile.name;
  }
}

TEST(ForceTiles, BorderingForcesAreTwoTilesApartAtMost) {
  std::set<std::string> bordering;
  int touching = 0;
  for (const auto& [a, b] : borders) {
    const ForceTile *tile_a = find_tile("", a), *tile_b = find_tile("", b);
    ASSERT_TRUE(tile_a != nullptr && tile_b != nullptr) << a << ", " << b;
    EXPECT_LE(steps_between(*tile_a, *tile_b), 2) << a << " and " << b;
    if (steps_between(*tile_a, *tile_b) == 1) ++touching;
    bordering.insert({a, b});
  }
  EXPECT_EQ(bordering.size(), 43U) << "every force has a neighbour in the list";
  EXPECT_GE(touching, static_cast<int>(borders.size()) * 7 / 10) << "most neighbours touch";
}

TEST(ForceTiles, WestIsLeftAndNorthIsUp) {
  const auto tile = [](const char* name) { return *find_tile("", name); };
  EXPECT_LT(tile("Northumbria").row, tile("West Yorkshire").row);
  EXPECT_LT(tile("West Yorkshire").row, tile("West Midlands").row);
  EXPECT_LT(tile("West Midlands").row, tile("Metropolitan Police").row);
  EXPECT_LT(tile("Metropolitan Police").row, tile("Sussex").row);
  EXPECT_LT(tile("South Wales").column, tile("Gloucestershire").column);
  EXPECT_LT(tile("Gloucestershire").column, tile("Thames Valley").column);
  EXPECT_LT(tile("Thames Valley").column, tile("Essex").column);
}

TEST(ForceTiles, AreFoundByCodeBeforeName) {
  EXPECT_EQ(find_tile("E23000036", "another name")->name, "Avon and Somerset");
  EXPECT_EQ(find_tile("", "Kent")->code, "E23000032");
  EXPECT_EQ(find_tile("E99999999", "Kent"), nullptr);
  EXPECT_EQ(find_tile("", "Ruritania"), nullptr);
}

}  // namespace
}  // namespace sposim::report::charts
