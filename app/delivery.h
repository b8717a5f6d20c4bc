// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// What `retake run` is to write once its takes are there. Its jobs' journals keep it, so that
// `retake resume` can do what a killed run could not. A value; empty for jobs of the application.
struct Delivery {
    QString project; // holds the pending takes before anything is sent
    bool isProjectWanted = false; // or only a help to go on, in the user's data folder
    QString out, report; // absolute; the report may be empty

    bool operator==(const Delivery &) const = default;
};

} // namespace app
