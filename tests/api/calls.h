// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "tests/api/fakeservice.h"

namespace apitest {

constexpr std::chrono::seconds longTime{20};

api::Access access(const WireServer &server);
// Waits for the call's end.
api::HttpOutcome outcomeOf(const api::CallPtr &call);
// Every value that a header was sent with.
QList<QByteArray> valuesOf(const WireRequest &request, const QByteArray &name);
void writeFile(const QString &path, const QByteArray &bytes);

} // namespace apitest
