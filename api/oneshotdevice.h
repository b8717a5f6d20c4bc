// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <memory>

namespace api {

// A request body that can be read once. QNetworkAccessManager repeats a request by itself when the
// connection closes, and can only do so by rewinding the body: this one refuses, so one call is one
// request on the wire. Same thread as the manager.
class OneShotDevice : public QIODevice {
    Q_OBJECT

public:
    // `source` is open for reading.
    explicit OneShotDevice(std::unique_ptr<QIODevice> source, QObject *parent = nullptr);
    static OneShotDevice *ofBytes(const QByteArray &bytes, QObject *parent);

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_taken >= m_size; }
    qint64 bytesAvailable() const override { return m_size - m_taken; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }
    qint64 total() const { return m_size; }
    qint64 taken() const { return m_taken; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    qint64 m_size = 0;
    qint64 m_taken = 0;
};

} // namespace api
