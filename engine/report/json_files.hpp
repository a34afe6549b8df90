#pragma once

#include <string>
#include <vector>

#include "report/run_report.hpp"

/// The JSON files of the run folder; outputs/README.md describes every key.
namespace sposim::report {

/// A file of the run folder and its fingerprint.
struct FileEntry {
  std::string name;
  std::size_t bytes = 0;
  std::string sha256;
};

/// summary.json: what a person, a page or another program reads first.
std::string summary_json(const RunReport& report);

/// manifest.json, sealed: the run's birth certificate.
std::string manifest_json(const RunReport& report, const std::vector<FileEntry>& files);

/// timing.json, sealed: what may differ between two identical runs.
std::string timing_json(const RunReport& report);
std::string timing_json(std::string_view status, const Circumstances& circumstances);

}  // namespace sposim::report
