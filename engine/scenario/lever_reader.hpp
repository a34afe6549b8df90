#pragma once

#include <string>
#include <vector>

#include "scenario/reading.hpp"
#include "scenario/scenario.hpp"
#include "scenario/targets.hpp"

namespace sposim::scenario {

/// What a lever belongs to. A policy's lever says when it starts, and may choose its forces by a condition.
enum class LeverHome { change, policy };

/// A lever: target, effect, dates, scope and evidence.
Lever read_lever(const Node& node, const std::string& path, LeverHome home, const std::vector<Target>& targets,
                 const Reading& reading);

/// The size, kind and goal of what a lever does.
Effect read_effect(const Node& node, const std::string& path, LeverHome home, const Target& target,
                   const Reading& reading);

/// The rule that the size of an effect keeps, given the rule of what it moves.
NumberRule size_rule(EffectKind kind, const NumberRule& target);

/// The forces that a lever touches.
Scope read_scope(const Node& node, const std::string& path, LeverHome home, const Reading& reading);

/// The levers of a change or a policy, under `levers:`.
std::vector<Lever> read_levers(const Node& node, const std::string& path, LeverHome home,
                               const std::vector<Target>& targets, const Reading& reading);

/// Reports two levers that move one number of one force on one day without an order between them.
///
/// @param group  `changes` or `policies`, where they stand
void check_overlaps(const std::string& group, const std::map<std::string, Change>& changes, const Reading& reading);

}  // namespace sposim::scenario
