// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/log.h"

Q_LOGGING_CATEGORY(apiLog, "api")
