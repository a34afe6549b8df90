#include "report/estimate_json.hpp"

namespace sposim::report {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json band_or_null(const std::optional<results::Band>& band) {
  return band ? Json{band->low, band->high} : Json(nullptr);
}

Json count_json(double count, SmallCounts small) {
  const auto band = band_of(count, small);
  return band ? Json(*band) : Json(count);
}

Json band_or_null(const std::optional<results::Band>& band, SmallCounts small) {
  return band ? Json{count_json(band->low, small), count_json(band->high, small)} : Json(nullptr);
}

Json number_or_null(const std::optional<double>& number, Told told) {
  return told == Told::held_back ? Json(held_back_mark) : number_or_null(number);
}

Json estimate_json(const results::Estimate& estimate, SmallCounts small, Told told) {
  Json json;
  const bool held = told == Told::held_back && !band_of(estimate.mean, small);
  json["mean"] = held ? Json(held_back_mark) : count_json(estimate.mean, small);
  json["simulation_error"] = number_or_null(estimate.simulation_error);
  const auto& bands = estimate.bands;
  json["median"] = bands ? count_json(bands->median, small) : Json(nullptr);
  json["band_50"] = bands ? band_or_null(bands->band_50, small) : Json(nullptr);
  json["band_80"] = bands ? band_or_null(bands->band_80, small) : Json(nullptr);
  json["band_95"] = bands ? band_or_null(bands->band_95, small) : Json(nullptr);
  return json;
}

Json estimate_json(const std::optional<results::Estimate>& estimate, Told told) {
  if (told == Told::held_back) return Json(held_back_mark);
  return estimate ? estimate_json(*estimate) : Json(nullptr);
}

}  // namespace sposim::report
