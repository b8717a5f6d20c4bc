# SPDX-FileCopyrightText: 2026 The Retake Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Crosses each fence once in a scratch tree and expects layers.cmake to say so; a file that keeps to its
# layer must pass.
set(spdx "// SPDX-License-Identifier: GPL-3.0-or-later\n")

macro(read_tree)
    execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${SCRATCH} -P ${CMAKE_CURRENT_LIST_DIR}/layers.cmake
                    RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE said)
endmacro()

function(expect outcome file include)
    file(REMOVE_RECURSE ${SCRATCH})
    file(WRITE ${SCRATCH}/${file} "${spdx}#include ${include}\n")
    read_tree()
    if(outcome STREQUAL "pass" AND NOT result EQUAL 0)
        message(FATAL_ERROR "${file} may include ${include}, but: ${said}")
    elseif(outcome STREQUAL "crossing" AND NOT said MATCHES "crosses a fence")
        message(FATAL_ERROR "${file} must not include ${include}, but nothing was said")
    endif()
endfunction()

expect(crossing timeline/model/x.h "<QtGui/QImage>")
expect(crossing timeline/model/x.h "\"timeline/media/probe.h\"")
expect(crossing timeline/model/x.cpp "<libavutil/avutil.h>")
expect(crossing timeline/bitstream/x.h "\"timeline/media/ffmpeg.h\"")
expect(crossing timeline/bitstream/x.cpp "\"timeline/media/probe.h\"")
expect(crossing timeline/model/x.h "\"timeline/interchange/otio.h\"")
expect(crossing timeline/interchange/x.cpp "\"timeline/media/probe.h\"")
expect(crossing timeline/interchange/x.cpp "<QImage>")
expect(crossing timeline/media/x.h "<QtWidgets/QWidget>")
expect(crossing timeline/media/x.h "\"timeline/edit/document.h\"")
expect(crossing timeline/render/x.cpp "<QNetworkAccessManager>")
expect(crossing timeline/edit/x.cpp "\"timeline/media/ffmpeg.h\"")
expect(crossing timeline/edit/x.cpp "<QWidget>")
expect(crossing api/x.cpp "\"timeline/model/error.h\"")
expect(crossing api/x.h "<QApplication>")
expect(crossing app/practice/x.cpp "\"api/client.h\"")
expect(crossing app/cli/x.cpp "<QtWidgets/QApplication>")
expect(crossing app/retakeworkflow.cpp "\"ui/mainwindow.h\"")
expect(crossing ui/x.cpp "\"app/retakeworkflow.h\"")
expect(crossing ui/x.cpp "\"timeline/media/avptr.h\"")
expect(pass app/studio/x.cpp "<QApplication>")
expect(pass timeline/bitstream/x.h "\"timeline/model/error.h\"")
expect(pass ui/x.cpp "<QWidget>")
expect(pass timeline/edit/x.cpp "<QUndoStack>")
expect(pass timeline/render/x.cpp "\"timeline/interchange/format.h\"")
expect(pass timeline/render/x.cpp "\"timeline/media/avptr.h\"")
expect(pass api/x.cpp "<QNetworkAccessManager>")

# A header stands alone where its source has it first.
file(WRITE ${SCRATCH}/ui/x.h "${spdx}")
file(WRITE ${SCRATCH}/ui/x.cpp "${spdx}#include <QWidget>\n#include \"ui/x.h\"\n")
read_tree()
if(NOT said MATCHES "ui/x.cpp: does not include its own header first")
    message(FATAL_ERROR "ui/x.cpp has another include before its own header, but nothing was said: ${said}")
endif()
file(REMOVE_RECURSE ${SCRATCH})
