# SPDX-FileCopyrightText: 2026 The Retake Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
execute_process(COMMAND ldd ${PROGRAM} OUTPUT_VARIABLE libraries COMMAND_ERROR_IS_FATAL ANY)
if(NOT libraries MATCHES "Qt6Core")
    message(FATAL_ERROR "ldd shows no Qt at all:\n${libraries}")
endif()
if(libraries MATCHES "Qt6Widgets")
    message(FATAL_ERROR "${PROGRAM} needs Widgets:\n${libraries}")
endif()
