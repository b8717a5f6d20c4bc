// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace app
