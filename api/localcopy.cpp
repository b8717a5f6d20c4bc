// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/localcopy.h"

#include <QFileInfo>

namespace api {

namespace {

constexpr qint64 pieceSize = 1'000'000;

} // namespace

LocalCopy::LocalCopy(const QString &from, DownloadTarget target, QObject *parent)
    : Call(parent)
    , m_target(std::move(target))
    , m_from(from)
    , m_to(m_target.partPath)
{
}

// What is wrong with the file to copy is told when the copy ends, as with any other download.
Result<> LocalCopy::open()
{
    if (!m_to.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return fail(Error::Kind::FileNotWritable, m_to.errorString());
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isEnded())
                return;
            if (!QFileInfo(m_from).isFile() || !m_from.open(QIODevice::ReadOnly))
                finishWith(Error::Kind::FileUnreadable, m_from.errorString());
            else if (m_from.size() == 0)
                finishWith(Error::Kind::FileUnreadable, QStringLiteral("the file is empty"));
            else if (m_from.size() > m_target.maxBytes)
                finishWith(Error::Kind::TooLarge,
                    QStringLiteral("the result has %1 bytes").arg(m_from.size()));
            else
                copyNext();
        },
        Qt::QueuedConnection);
    return {};
}

void LocalCopy::copyNext()
{
    if (isEnded())
        return;
    const QByteArray piece = m_from.read(pieceSize);
    if (piece.isEmpty() && !m_from.atEnd()) {
        finishWith(Error::Kind::FileUnreadable, m_from.errorString());
        return;
    }
    if (m_to.write(piece) != piece.size()) {
        finishWith(Error::Kind::DiskFull, m_to.errorString());
        return;
    }
    emit progressChanged(m_to.pos(), m_from.size());
    if (m_from.atEnd())
        finishWith(std::nullopt);
    else
        QMetaObject::invokeMethod(this, &LocalCopy::copyNext, Qt::QueuedConnection);
}

void LocalCopy::finishWith(std::optional<Error::Kind> fault, const QString &text)
{
    HttpOutcome outcome;
    outcome.status = 200;
    outcome.fault = fault;
    outcome.faultText = text;
    if (!fault && !syncToDisk(m_to)) {
        outcome.fault = Error::Kind::DiskFull;
        outcome.faultText = m_to.errorString();
    }
    m_to.close();
    endWith(outcome);
}

} // namespace api
