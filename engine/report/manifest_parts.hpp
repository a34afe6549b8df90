#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "report/json_files.hpp"

/// What the manifests of runs and of sweeps share.
namespace sposim::report {

using Json = nlohmann::ordered_json;

/// The program's birth certificate.
Json build_json();
/// Every file with its bytes and its hash.
Json files_json(const std::vector<FileEntry>& files);

}  // namespace sposim::report
