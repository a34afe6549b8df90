#include <concepts>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "report/story.hpp"
#include "report/story_sweep.hpp"

/// Walks the members that each struct of the story lists, once for writing and once for reading.
namespace sposim::report::story {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
concept Listed = requires {
  T::fields();
};

// Every overload is declared before the first is defined, so that they find each other.
template <class T>
Json written(const T& value);
template <class T>
Json written(const std::vector<T>& list);
template <class T>
Json written(const std::optional<T>& value);
template <class T>
void read(const Json& json, T& value);
template <class T>
void read(const Json& json, std::vector<T>& list);
template <class T>
void read(const Json& json, std::optional<T>& value);

Json written(const core::Date& date) {
  return core::to_string(date);
}

Json written(const Band& band) {
  return Json{band.low, band.high};
}

Json written(const Estimate& estimate) {
  Json json{{"mean", estimate.mean}, {"simulation_error", written(estimate.simulation_error)}};
  const auto& bands = estimate.bands;
  json["median"] = bands ? Json(bands->median) : Json(nullptr);
  json["band_50"] = bands ? written(bands->band_50) : Json(nullptr);
  json["band_80"] = bands ? written(bands->band_80) : Json(nullptr);
  json["band_95"] = bands ? written(bands->band_95) : Json(nullptr);
  return json;
}

template <class T>
Json written(const T& value) {
  if constexpr (Listed<T>) {
    Json json = Json::object();
    core::for_each_field(
        value, [&](const auto& field, const auto& member) { json[std::string(field.name)] = written(member); });
    return json;
  } else {
    return Json(value);
  }
}

template <class T>
Json written(const std::vector<T>& list) {
  Json json = Json::array();
  for (const T& each : list) json.push_back(written(each));
  return json;
}

template <class T>
Json written(const std::optional<T>& value) {
  return value ? written(*value) : Json(nullptr);
}

void read(const Json& json, core::Date& date) {
  const auto day = core::parse_date(json.get<std::string>());
  if (!day) throw Json::other_error::create(501, "not a date", nullptr);
  date = *day;
}

void read(const Json& json, Band& band) {
  band = {json.at(0), json.at(1)};
}

void read(const Json& json, Estimate& estimate) {
  estimate.mean = json.at("mean");
  read(json.at("simulation_error"), estimate.simulation_error);
  if (json.at("median").is_null()) return;
  results::Bands& bands = estimate.bands.emplace();
  bands.median = json.at("median");
  read(json.at("band_50"), bands.band_50);
  read(json.at("band_80"), bands.band_80);
  read(json.at("band_95"), bands.band_95);
}

template <class T>
void read(const Json& json, T& value) {
  if constexpr (Listed<T>) {
    core::for_each_field(value,
                         [&](const auto& field, auto& member) { read(json.at(std::string(field.name)), member); });
  } else {
    json.get_to(value);
  }
}

template <class T>
void read(const Json& json, std::vector<T>& list) {
  list.clear();
  for (const Json& each : json) read(each, list.emplace_back());
}

template <class T>
void read(const Json& json, std::optional<T>& value) {
  if (json.is_null()) {
    value.reset();
  } else {
    read(json, value.emplace());
  }
}

}  // namespace

namespace {

template <class Told>
std::string as_text(const Told& story) {
  return written(story).dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// @param of  what it is the story of
template <class Told>
Told from_text(const std::string& text, const std::string& path, const std::string& of) {
  try {
    Told story;
    read(Json::parse(text), story);
    return story;
  } catch (const Json::exception&) {
    throw core::UserError(core::Problem{
        {path},
        "",
        "cannot be read as the story of a " + of,
        "it was written by another version, or changed",
        of == "run" ? "Run the scenario again with this version." : "Run the sweep again with this version."});
  }
}

}  // namespace

std::string to_json(const Story& story) {
  return as_text(story);
}

Story from_json(const std::string& text, const std::string& path) {
  return from_text<Story>(text, path, "run");
}

std::string to_json(const SweepStory& story) {
  return as_text(story);
}

SweepStory sweep_from_json(const std::string& text, const std::string& path) {
  return from_text<SweepStory>(text, path, "sweep");
}

}  // namespace sposim::report::story
