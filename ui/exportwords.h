// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/exportplan.h"
#include "ui/values.h"

#include <QString>

// The presets of an export as people read them. Pure; translated.
namespace ui::words {

QString presetTitle(render::Preset preset); // "ProRes 422 HQ"
QString presetNote(render::Preset preset); // what it is good for and what it costs, a sentence
QString codecName(const QString &encoder); // "H.264" of libx264; others by their own name
// What is written when it is a part of the video or more than it; empty for whole presets.
QString piecePlan(const render::ExportPlan &plan);

} // namespace ui::words
