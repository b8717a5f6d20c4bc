// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/host.h"

#include <QByteArray>

// HTTP by hand over a socket: what no framework's client would send, or show.

struct RawAnswer {
    QByteArray bytes;
    bool closed = false;

    qint64 declaredLength() const;
    qint64 bodyLength() const { return bytes.size() - bytes.indexOf("\r\n\r\n") - 4; }
};

// On a connection of its own, read until the other side closes it or says nothing for a while.
RawAnswer sendRaw(
    const practice::Endpoint &endpoint, const QByteArray &bytes, int patience = 20'000);

QByteArray apiHead(const practice::Endpoint &endpoint, const QByteArray &method,
    const QByteArray &path, qsizetype length);
