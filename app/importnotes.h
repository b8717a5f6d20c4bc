// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/mediafile.h"
#include "timeline/model/sequence.h"

#include <QStringList>

namespace app {

// What becomes of a file in a sequence that is made otherwise: its size, its shape, its rate, its
// sound, in sentences. Empty: nothing of it changes. Pure.
QStringList importNotes(const model::SequenceFormat &format, const media::MediaFile &file);

} // namespace app
