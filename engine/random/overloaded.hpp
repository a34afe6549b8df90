#pragma once

namespace sposim::random {

/// Several lambdas as one visitor of a variant.
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // Clang 14 does not deduce it by itself

}  // namespace sposim::random
