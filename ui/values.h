// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/service.h"
#include "api/spending.h"
#include "timeline/edit/edits.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/frames.h"
#include "timeline/model/ids.h"
#include "timeline/model/rational.h"
#include "timeline/model/take.h"
#include "timeline/render/exportplan.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace ui {

namespace edit = timeline::edit;
namespace model = timeline::model;
namespace media = timeline::media;
namespace render = timeline::render;

// How a message bar looks and sounds; told by word and shape as well as by colour.
enum class MessageLevel { Info, Done, Warning, Problem };

// What the user has put together in the retake panel. Sequence frames.
struct RetakeDraft {
    model::FrameRange range;
    model::Mode mode = model::Mode::Both;
    QString prompt;
    model::Flicks context{model::flicksPerSecond}; // wished on each side
    int takes = 1; // each is a job of its own, from one upload

    bool operator==(const RetakeDraft &) const = default;
};

// "Show (or sound) this take." For an original, `where` names the take whose clips are meant.
struct TakeChoice {
    model::TakeId take;
    edit::Part part = edit::Part::Both;
    std::optional<model::TakeId> where;

    bool operator==(const TakeChoice &) const = default;
};

struct ExportChoice {
    QString path;
    render::Preset preset = render::Preset::MatchSource;
    std::optional<model::TakeId> take{}; // of Preset::TakeAlone; none: the one in use

    bool operator==(const ExportChoice &) const = default;
};

// The service that would do the next retake, as far as the window needs to know it.
struct ServiceInfo {
    QString id = api::practiceId;
    QString title; // "Practice service", "LTX"
    bool practice = true; // no AI, no cost
    double pricePerSecond = 0; // USD per uploaded second
    int maxPrompt = 5000;
    QString problem; // why it cannot be used now, a sentence; empty when it can
    bool billed = true; // practice never is

    bool isFree() const { return practice || !billed; }
    bool operator==(const ServiceInfo &) const = default;
};

// What was spent at billed services, as estimated.
struct SpendingValues {
    api::SpendTotals project, all;
    double perFinishedSecond = 0; // of this project, USD; 0: nothing is accepted yet
    double onRejected = 0; // of this project, USD
    double today = 0; // USD, with what is still in line
    api::SpendCaps caps;

    bool operator==(const SpendingValues &) const = default;
};

// How playing goes, where the user has a choice; remembered from one start to the next.
struct PlayChoices {
    model::Flicks roll{0}; // played before and after a looped range
    bool scrubSound = true; // a short sound at each frame that is scrubbed or stepped to

    bool operator==(const PlayChoices &) const = default;
};

// What the practice service can be told to do wrong.
struct PracticeFault {
    QString name; // for the service
    QString group, text; // for people: at which step, and what

    bool operator==(const PracticeFault &) const = default;
};

// How the practice service behaves, until the program ends.
struct PracticeValues {
    QStringList faults; // "submit-503", or "submit-503=1": once
    double jobSeconds = 4.5; // that a job takes, at least
    double balance = 100; // play money, USD

    bool operator==(const PracticeValues &) const = default;
};

// A service as the settings offer it.
struct ServiceChoice {
    QString id;
    QString text; // what it is and what it costs, in half a sentence
    bool needsKey = false; // the user's own, from its maker
    bool isPriced = false;
    bool hasAddress = false; // that the user can change
    api::ProtocolKind protocol = api::ProtocolKind::RetakeApi;
    QUrl address;

    bool operator==(const ServiceChoice &) const = default;
};

// What the settings dialog shows and returns. The key itself only ever goes out, by keyEntered().
struct SettingsValues {
    QString service = api::practiceId; // its id
    QList<ServiceChoice> services; // all that there are, in the order in which they are offered
    bool hasKey = false;
    QString keyPlace; // where a key is kept, in words: "the system's keychain", "memory, until you
                      // quit"
    bool tellsWhenDone = true; // on the desktop, while the window is not in front
    bool isKeyTested = false; // right now
    QString keyVerdict; // what came of the last test, in words
    double pricePerSecond = 0.10; // USD
    api::SpendCaps caps;
    int cacheMegabytes = 1024;
    QByteArray soundDevice; // QAudioDevice::id(); empty: the system's default
    PracticeValues practice;
    QList<PracticeFault> practiceFaults; // all that there are; grouped

    bool operator==(const SettingsValues &) const = default;
};

} // namespace ui
