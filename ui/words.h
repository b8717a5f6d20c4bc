// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/take.h"
#include "timeline/model/windowplan.h"
#include "timeline/render/align.h"
#include "timeline/render/exportplan.h"
#include "ui/values.h"

#include <QString>

// Figures and facts as people read them. Pure; translated; numbers by the system's locale.
namespace ui::words {

QString seconds(double seconds); // "4.2 s"
QString duration(model::Flicks length); // "1:04:09", "12.4 s" below a minute
QString bytes(std::int64_t bytes); // "4.1 MB"
QString money(double usd); // "$0.62", "less than $0.01"
QString frames(std::int64_t count); // "101 frames"
QString exportPlan(const render::ExportPlan &plan); // how much is copied and encoded, a sentence
QString size(QSize size); // "1920 × 1080"
QString rate(model::Rational rate); // "23.976 fps"
QString modeName(model::Mode mode); // "picture and sound"
QString excerpt(const QString &text, int length); // one line, cut at a word

// "6.2 s · 149 frames · about 4.1 MB"
QString upload(const model::WindowPlan &plan);
// The caption of the one button that spends: "Retake 4.2 s · 2 takes · ≈ $1.24". Each take is paid.
QString retakeCaption(const std::optional<model::WindowPlan> &plan, model::Flicks length, int takes,
    const ServiceInfo &service);
// Why a retake cannot be sent now; empty when it can.
QString retakeHindrance(bool open, const std::optional<model::FrameRange> &range,
    const std::optional<model::WindowPlan> &plan, const QString &prompt,
    const ServiceInfo &service);

// "Practice service: no AI, no cost" or who does it for how much.
QString serviceLine(const ServiceInfo &service);

// What a match does to a take, measured beside the range: "red × 1.05 + 1 %, …".
QString colorMatch(const model::Conform &conform);
QString loudnessMatch(const model::Conform &conform);

// A check that went well, or what is wrong, with its figure.
QString check(const render::Check &check);
// Why only time says where a take lies; empty where the pictures say it, or somebody did.
QString placing(render::PlacedBy by);

} // namespace ui::words
