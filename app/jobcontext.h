// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jobrecord.h"
#include "app/delivery.h"
#include "app/names.h"
#include "timeline/model/ids.h"
#include "timeline/render/window.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace app {

// What a job's journal keeps for us, so that its result finds its place after a restart.
struct JobContext {
    QString projectUid;
    QString projectPath; // for people; empty: the project was never saved
    model::TakeId take;
    model::RetakeId retake;
    model::Mode mode = model::Mode::Both;
    render::WindowFile window;
    Delivery delivery;
};

QJsonObject toJson(const JobContext &context);
// Nothing when it is not ours or damaged.
std::optional<JobContext> contextFromJson(const QJsonObject &json);

// Whether the application leaves a job to `retake resume`, which alone writes a run's video: once
// the result is here, unless its project is open, or while its service cannot be reached from here.
// Pure.
bool isLeftToResume(const api::JobRecord &record, const QString &openProject, bool isReachable);

} // namespace app
