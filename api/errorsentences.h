// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/ltxdesktop.h"

#include <QCoreApplication>

#include <array>

// Sentences of errortext.cpp for what is told by its status or type rather than by its kind.
namespace api::sentences {

enum class Message { Said, LeftOut }; // said where the cause alone is too little

struct Sentence {
    Message message;
    const char *cause;
    const char *step; // null: there is nothing to do
};

struct StatusSentence {
    int status;
    Sentence sentence;
};

struct DesktopSentence {
    QLatin1String type;
    Sentence sentence;
};

// Told by what its protocol found, not by the kind: its owner is the user, at this computer.
inline constexpr std::array desktop{
    DesktopSentence{ltxdesktop::elsewhere,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "LTX Desktop reads files in place, so only the one on this computer can be used"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Give an address of this computer.")}},
    DesktopSentence{ltxdesktop::away,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "LTX Desktop does not answer on this computer"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Start it, or check its address in the settings.")}},
    DesktopSentence{ltxdesktop::token,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "LTX Desktop is guarded by a token and did not let us in"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Start its backend with a token of your own in LTX_AUTH_TOKEN, and this program "
                "with the same in LTX_DESKTOP_TOKEN.")}},
    DesktopSentence{ltxdesktop::busy,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "LTX Desktop is making something else now"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Wait until it has finished, then send the retake again; nothing was begun.")}},
    DesktopSentence{ltxdesktop::costly,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "LTX Desktop would not make this itself but pay the hosted service for it; nothing "
                "was sent"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Let it make videos on this computer in its settings, or choose LTX here.")}},
    DesktopSentence{ltxdesktop::refused,
        {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "LTX Desktop refused the request"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Change the range or the text and try again.")}},
    DesktopSentence{ltxdesktop::failed,
        {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "LTX Desktop gave up on the take"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look into its log, or try a shorter range; it costs nothing.")}},
    DesktopSentence{ltxdesktop::lost,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The connection to LTX Desktop broke, and it no longer says what became of the "
                "take"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look into its gallery, or send it again; it costs nothing.")}},
    DesktopSentence{ltxdesktop::gone,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "LTX Desktop has finished, but the file that it named cannot be read"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Try the retake once more; it costs nothing.")}},
};

// What a bucket says no to is nearly always its signed address.
inline constexpr std::array storage{
    StatusSentence{403,
        {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The address that the service gave for the file is no longer accepted by its "
                "storage"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Try again: a fresh one is asked for. Check this computer's clock if it stays "
                "so.")}},
    StatusSentence{404,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The file is no longer in the service's storage"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Look for the result once more.")}},
    StatusSentence{410,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The file is no longer in the service's storage"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Look for the result once more.")}},
    StatusSentence{412,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The service's storage already has a file at the place that the service gave"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Try again: a fresh place is asked for.")}},
    StatusSentence{413,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The file is too large for the service's storage"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Make the range shorter.")}},
};

inline constexpr Sentence storageRefused{Message::Said,
    QT_TRANSLATE_NOOP("api::ErrorText", "The service's storage refused the file"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Try again in a few minutes.")};
inline constexpr Sentence overloaded{Message::LeftOut,
    QT_TRANSLATE_NOOP("api::ErrorText", "The service is overloaded"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Try again in a few minutes.")};
inline constexpr Sentence serverFault{Message::LeftOut,
    QT_TRANSLATE_NOOP("api::ErrorText", "The service has a fault of its own"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Try again later.")};
inline constexpr Sentence tooLateAnswer{Message::LeftOut,
    QT_TRANSLATE_NOOP("api::ErrorText", "The service did not answer in time"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Try again later.")};
inline constexpr Sentence proxyRefused{Message::LeftOut,
    QT_TRANSLATE_NOOP("api::ErrorText", "The proxy refused the connection"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Check the system's proxy settings.")};

} // namespace api::sentences
