# Writes build.cpp: what the program says about itself. Run at every build; the file changes only when a fact does.
#   cmake -DSOURCE=… -DTEMPLATE=… -DOUTPUT=… -DVERSION=… -DCOMPILER=… -DOPTIONS=… -P build_facts.cmake
set(COMMIT unknown)
if(EXISTS ${SOURCE}/.git)
  execute_process(COMMAND git -C ${SOURCE} rev-parse HEAD
    RESULT_VARIABLE failed OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(COMMIT ${found})
    execute_process(COMMAND git -C ${SOURCE} status --porcelain --untracked-files=no
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      string(APPEND COMMIT "-changed")
    endif()
  endif()
endif()

# The rooms that decide a number: core to results. Reports and the command line do not.
set(hashes "")
foreach(room core random scenario model simulation results)
  file(GLOB_RECURSE files RELATIVE ${SOURCE} ${SOURCE}/engine/${room}/*.hpp ${SOURCE}/engine/${room}/*.cpp)
  list(SORT files COMPARE STRING)
  foreach(name ${files})
    file(SHA256 ${SOURCE}/${name} hash)
    string(APPEND hashes "${hash}  ${name}\n")
  endforeach()
endforeach()
string(SHA256 MODEL_SHA256 "${hashes}")

configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
