# The same source gives the same bytes, wherever it lies and is built: the folders' names do not become part of them.
# Debuggers and messages name a file as it is called below the source folder. Builds for development keep the names,
# so that a compiler cache serves several checkouts.
add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=;-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>")
