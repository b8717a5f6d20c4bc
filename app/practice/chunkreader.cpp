// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/chunkreader.h"

namespace practice {

namespace {

constexpr qsizetype longestLine = 1024;

} // namespace

ChunkReader::State ChunkReader::read(QByteArray &buffer)
{
    while (true) {
        if (m_left < 0) {
            const State state = readSize(buffer);
            if (state != State::More || m_left < 0)
                return state;
        }
        // The chunk and the line end behind it.
        if (buffer.size() < m_left + 2)
            return State::More;
        m_body += buffer.left(m_left);
        const bool isWhole = buffer.mid(m_left, 2) == "\r\n";
        buffer.remove(0, m_left + 2);
        m_left = -1;
        if (!isWhole)
            return State::Bad;
    }
}

ChunkReader::State ChunkReader::readSize(QByteArray &buffer)
{
    while (true) {
        const auto end = buffer.indexOf("\r\n");
        if (end < 0)
            return buffer.size() > longestLine ? State::Bad : State::More;
        const QByteArray line = buffer.left(end);
        buffer.remove(0, end + 2);
        if (m_isTrailer && line.isEmpty())
            return State::Done;
        if (m_isTrailer)
            continue;
        bool isNumber = false;
        const auto extension = line.indexOf(';');
        const QByteArray digits = extension < 0 ? line : line.left(extension);
        const qint64 size = digits.trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0)
            return State::Bad;
        if (size > m_most - m_body.size())
            return State::TooLong;
        if (size > 0) {
            m_left = size;
            return State::More;
        }
        m_isTrailer = true;
    }
}

} // namespace practice
