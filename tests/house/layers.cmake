# SPDX-FileCopyrightText: 2026 The Retake Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The third fence between the layers, and the caps on size: reads the #include lines of every source file.
# Link lists and header sets do not see everything: <QtWidgets/QWidget> compiles on Debian even where
# Widgets is not linked, as all Qt headers share one folder.
#
#   cmake -P tests/house/layers.cmake        or with -DROOT=some/other/tree
cmake_minimum_required(VERSION 3.25)
if(NOT ROOT)
    get_filename_component(ROOT ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
endif()

set(widgets "[<\"](QtWidgets|QtMultimediaWidgets|QtOpenGLWidgets)[/>]|<Q(Widget|Application|MainWindow|Dialog|Label|PushButton|Painter?Widget|MessageBox|FileDialog|Menu|Style|Layout|Action?Widget|VideoWidget|SystemTrayIcon)>")
set(network "[<\"]QtNetwork[/>]|<Q(Network|Tcp|Udp|Ssl|Host|LocalS|Http)[A-Za-z]*>")
set(ffmpeg "[<\"]lib(av|sw)[a-z]+/|timeline/media/(ffmpeg|avptr)\\.h")
set(gui "[<\"](QtGui|QtMultimedia)[/>]|<Q(Image|Pixmap|Painter|Color|UndoStack|UndoCommand|VideoFrame|AudioSink)>")

# folder | what its files must not include (a regular expression over the #include line)
set(fences
    "timeline/model|${widgets}|${network}|${ffmpeg}|${gui}|\"(timeline/(bitstream|interchange|media|render|edit)|api|app|ui)/"
    "timeline/bitstream|${widgets}|${network}|${ffmpeg}|${gui}|\"(timeline/(interchange|media|render|edit)|api|app|ui)/"
    "timeline/interchange|${widgets}|${network}|${ffmpeg}|${gui}|\"(timeline/(bitstream|media|render|edit)|api|app|ui)/"
    "timeline/media|${widgets}|${network}|\"(timeline/(interchange|render|edit)|api|app|ui)/"
    "timeline/render|${widgets}|${network}|\"(timeline/edit|api|app|ui)/"
    "timeline/edit|${widgets}|${network}|${ffmpeg}|\"(timeline/(bitstream|interchange|media|render)|api|app|ui)/"
    "api|${widgets}|${ffmpeg}|\"(timeline|app|ui)/"
    "app/practice|${widgets}|\"(api|ui|timeline/edit)/|\"app/[^p]"
    "app/studio|${ffmpeg}"
    "app|${widgets}|\"ui/"
    "ui|${ffmpeg}|\"app/")

set(problems "")
function(check_file file pattern)
    file(STRINGS ${ROOT}/${file} includes REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS includes)
        if(line MATCHES "${pattern}")
            set(problems "${problems}${file}: crosses a fence: ${line}\n" PARENT_SCOPE)
            return()
        endif()
    endforeach()
endfunction()

# So the compiler sees whether a header stands alone.
function(check_first file)
    string(REGEX REPLACE "\\.cpp$" ".h" header ${file})
    if(file MATCHES "\\.h$" OR NOT EXISTS ${ROOT}/${header})
        return()
    endif()
    file(STRINGS ${ROOT}/${file} first LIMIT_COUNT 1 REGEX "^[ \t]*#[ \t]*include")
    if(NOT first STREQUAL "#include \"${header}\"")
        set(problems "${problems}${file}: does not include its own header first\n" PARENT_SCOPE)
    endif()
endfunction()

function(check_shape file)
    file(STRINGS ${ROOT}/${file} lines ENCODING UTF-8)
    file(READ ${ROOT}/${file} text LIMIT 200)
    if(NOT text MATCHES "SPDX-License-Identifier: GPL-3.0-or-later")
        set(problems "${problems}${file}: has no SPDX licence line\n")
    endif()
    file(READ ${ROOT}/${file} text)
    string(REGEX MATCHALL "\n" newlines "${text}")
    list(LENGTH newlines count)
    if(file MATCHES "\\.cpp$" AND count GREATER 400)
        set(problems "${problems}${file}: ${count} lines, over the cap of 400\n")
    elseif(file MATCHES "\\.h$" AND count GREATER 150)
        set(problems "${problems}${file}: ${count} lines, over the cap of 150\n")
    endif()
    set(problems "${problems}" PARENT_SCOPE)
endfunction()

set(checked 0)
foreach(top timeline api app ui)
    file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/${top}/*.h ${ROOT}/${top}/*.cpp)
    foreach(file IN LISTS files)
        math(EXPR checked "${checked} + 1")
        check_shape(${file})
        check_first(${file})
        # The first fence whose folder holds the file is its own: longer folders stand before shorter ones.
        foreach(fence IN LISTS fences)
            string(FIND "${fence}" "|" bar)
            string(SUBSTRING "${fence}" 0 ${bar} folder)
            math(EXPR rest "${bar} + 1")
            string(SUBSTRING "${fence}" ${rest} -1 pattern)
            string(FIND "${file}" "${folder}/" at)
            if(at EQUAL 0)
                check_file(${file} "${pattern}")
                break()
            endif()
        endforeach()
    endforeach()
endforeach()

if(checked EQUAL 0)
    message(FATAL_ERROR "no source file found below ${ROOT}")
endif()
if(problems)
    message(FATAL_ERROR "\n${problems}")
endif()
message(STATUS "${checked} files keep to their layers and caps")
