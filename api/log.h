// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// "api": every text goes through redact() first.
Q_DECLARE_LOGGING_CATEGORY(apiLog)
