// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/calls.h"

#include <QFile>
#include <QSignalSpy>
#include <QtTest>

using namespace api;

namespace apitest {

Access access(const WireServer &server)
{
    return {ltxService(server.url()), FakeService::key()};
}

HttpOutcome outcomeOf(const CallPtr &call)
{
    QSignalSpy finished(call.get(), &Call::finished);
    if (!finished.wait(20'000))
        return {};
    return finished.first().first().value<HttpOutcome>();
}

QList<QByteArray> valuesOf(const WireRequest &request, const QByteArray &name)
{
    QList<QByteArray> values;
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace apitest
