#pragma once

#include <stdlib.h>

#include <stdexcept>
#include <string>

#include "report/file.hpp"

namespace sposim::support {

/// A fresh folder that goes at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { report::remove_all(path_); }

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = "/tmp/sposim_test.XXXXXX";
};

}  // namespace sposim::support
