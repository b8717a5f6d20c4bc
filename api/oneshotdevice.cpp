// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/oneshotdevice.h"

#include <QBuffer>

namespace api {

OneShotDevice::OneShotDevice(std::unique_ptr<QIODevice> source, QObject *parent)
    : QIODevice(parent)
    , m_source(std::move(source))
    , m_size(m_source->size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneShotDevice *OneShotDevice::ofBytes(const QByteArray &bytes, QObject *parent)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return new OneShotDevice(std::move(buffer), parent);
}

qint64 OneShotDevice::readData(char *data, qint64 maxSize)
{
    if (m_taken >= m_size)
        return -1;
    // Never more than was announced, even when the file grows meanwhile.
    const qint64 count = m_source->read(data, qMin(maxSize, m_size - m_taken));
    if (count > 0)
        m_taken += count;
    return count > 0 ? count : -1;
}

} // namespace api
