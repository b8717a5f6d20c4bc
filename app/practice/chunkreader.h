// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace practice {

// Puts a body together that comes in chunks, as some clients send every body. A value; any thread.
class ChunkReader {
public:
    enum class State { More, Done, Bad, TooLong };

    explicit ChunkReader(qint64 most = 0)
        : m_most(most)
    {
    }

    // Takes what it can off the front of `buffer`. Trailers are thrown away.
    State read(QByteArray &buffer);
    const QByteArray &body() const { return m_body; }

private:
    State readSize(QByteArray &buffer);

    qint64 m_most; // bytes of body
    QByteArray m_body;
    qint64 m_left = -1; // of the chunk in hand; negative: its size is still to come
    bool m_isTrailer = false;
};

} // namespace practice
