#include <algorithm>

#include "report/charts/tile_map.hpp"

namespace sposim::report::charts {

namespace {

// A force stands where it is among its neighbours, not where it is in miles; forces that border each other are at most
// two tiles apart, across, down or aslant. Names and codes: Office for National Statistics, Police Force Areas (2022).
const std::vector<ForceTile> tiles{
    {"E23000036", "Avon and Somerset", "A&S", 2, 7},
    {"E23000026", "Bedfordshire", "Beds", 4, 6},
    {"E23000023", "Cambridgeshire", "Cambs", 6, 5},
    {"E23000006", "Cheshire", "Ches", 2, 4},
    {"E23000034", "City of London", "City", 6, 7},
    {"E23000013", "Cleveland", "Clev", 5, 1},
    {"E23000002", "Cumbria", "Cumb", 3, 1},
    {"E23000018", "Derbyshire", "Derbs", 4, 4},
    {"E23000035", "Devon and Cornwall", "D&C", 2, 8},
    {"E23000039", "Dorset", "Dorset", 3, 8},
    {"E23000008", "Durham", "Durh", 4, 1},
    {"W15000004", "Dyfed-Powys", "Dyf-P", 1, 5},
    {"E23000028", "Essex", "Essex", 6, 6},
    {"E23000037", "Gloucestershire", "Glos", 2, 6},
    {"E23000005", "Greater Manchester", "G Man", 3, 3},
    {"W15000002", "Gwent", "Gwent", 1, 6},
    {"E23000030", "Hampshire", "Hants", 4, 8},
    {"E23000027", "Hertfordshire", "Herts", 5, 6},
    {"E23000012", "Humberside", "Humb", 5, 2},
    {"E23000032", "Kent", "Kent", 6, 8},
    {"E23000003", "Lancashire", "Lancs", 3, 2},
    {"E23000021", "Leicestershire", "Leics", 4, 5},
    {"E23000020", "Lincolnshire", "Lincs", 6, 4},
    {"E23000004", "Merseyside", "Mers", 2, 3},
    {"E23000001", "Metropolitan Police", "Met", 5, 7},
    {"E23000024", "Norfolk", "Norf", 7, 5},
    {"W15000001", "North Wales", "N Wal", 1, 4},
    {"E23000009", "North Yorkshire", "N Yks", 4, 2},
    {"E23000022", "Northamptonshire", "Nhants", 5, 5},
    {"E23000007", "Northumbria", "Nbria", 4, 0},
    {"E23000019", "Nottinghamshire", "Notts", 5, 4},
    {"W15000003", "South Wales", "S Wal", 0, 6},
    {"E23000011", "South Yorkshire", "S Yks", 5, 3},
    {"E23000015", "Staffordshire", "Staffs", 3, 4},
    {"E23000025", "Suffolk", "Suff", 7, 6},
    {"E23000031", "Surrey", "Surrey", 5, 8},
    {"E23000033", "Sussex", "Sussex", 5, 9},
    {"E23000029", "Thames Valley", "Th Val", 4, 7},
    {"E23000017", "Warwickshire", "Warks", 3, 6},
    {"E23000016", "West Mercia", "W Mer", 2, 5},
    {"E23000014", "West Midlands", "W Mid", 3, 5},
    {"E23000010", "West Yorkshire", "W Yks", 4, 3},
    {"E23000038", "Wiltshire", "Wilts", 3, 7},
};

}  // namespace

const std::vector<ForceTile>& force_tiles() {
  return tiles;
}

const ForceTile* find_tile(std::string_view code, std::string_view name) {
  const auto find = [](auto matches) {
    const auto found = std::find_if(tiles.begin(), tiles.end(), matches);
    return found == tiles.end() ? nullptr : &*found;
  };
  if (!code.empty()) return find([&](const ForceTile& tile) { return tile.code == code; });
  return find([&](const ForceTile& tile) { return tile.name == name; });
}

}  // namespace sposim::report::charts
