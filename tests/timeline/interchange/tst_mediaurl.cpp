// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/mediaurl.h"

#include <QTest>
#include <QUrl>

using timeline::interchange::mediaUrl;

class TestMediaUrl : public QObject {
    Q_OBJECT

private slots:
    void aNameComesBackFromItsUrl_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *name, const char *path, const char *url) {
            QTest::newRow(name) << QString::fromUtf8(path) << QString::fromLatin1(url);
        };
        row("beside", "/v/film/a.mov", "a.mov");
        row("below", "/v/film/takes/a.mov", "takes/a.mov");
        row("elsewhere", "/v/other/a.mov", "file:///v/other/a.mov");
        row("a folder with a like name", "/v/film 2/a.mov", "file:///v/film%202/a.mov");
        row("blanks and umlauts", "/v/film/Über uns.mov", "%C3%9Cber%20uns.mov");
        row("what an URL would take for its own", "/v/film/50% #1?.mov", "50%25%20%231%3F.mov");
        row("a line end", "/v/film/a\nb.mov", "a%0Ab.mov");
        row("what looks like a scheme", "/v/film/http:a.mov", "http%3Aa.mov");
        row("odd and elsewhere", "/x/50% #1?\n.mov", "file:///x/50%25%20%231%3F%0A.mov");
    }

    void aNameComesBackFromItsUrl()
    {
        QFETCH(QString, path);
        QFETCH(QString, url);
        QCOMPARE(mediaUrl(path, QStringLiteral("/v/film")), url);
        // As a reader takes it apart.
        const QUrl base = QUrl::fromLocalFile(QStringLiteral("/v/film/list.otio"));
        QCOMPARE(base.resolved(QUrl(url, QUrl::StrictMode)).toLocalFile(), path);
    }

    void plainTextEndsNoLine()
    {
        QCOMPARE(
            timeline::interchange::plainText(QStringLiteral("a\nb\x01ü")), QStringLiteral("a b ü"));
    }
};

QTEST_GUILESS_MAIN(TestMediaUrl)
#include "tst_mediaurl.moc"
