#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// How many there are of something, in a sentence.
namespace sposim::core {

/// 4120 → `4,120`.
std::string grouped(std::int64_t number);

/// `1 replicate`, `1,000 replicates`; `plural` where adding an s is wrong (`1 case in force`, `2 cases in force`).
std::string counted(std::int64_t number, std::string_view singular, std::string_view plural = "");

}  // namespace sposim::core
