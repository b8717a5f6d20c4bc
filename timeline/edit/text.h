// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace timeline::edit {

// Why an edit is not possible, for people, in the program's language: Text::tr("…"). Any thread.
class Text {
    Q_DECLARE_TR_FUNCTIONS(timeline::edit)
};

} // namespace timeline::edit
