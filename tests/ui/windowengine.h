// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine.h"

#include <QCoreApplication>
#include <QSettings>
#include <QWidget>
#include <QtTest>

// What a window shows and drives, over files that do not exist: pictures are not asked for.
struct WindowEngine {
    timeline::media::Player player;
    timeline::media::Filmstrip filmstrip;
    timeline::media::Waveform waveform;
    timeline::media::TakePictures takePictures;
    timeline::render::ShotFinder shots;
    timeline::edit::Document document;

    ui::Engine engine() { return {player, filmstrip, waveform, takePictures, shots, document}; }
};

// Settings of the test's own, and none so far.
inline void beginSettings(const char *test)
{
    QCoreApplication::setOrganizationName(QStringLiteral("retake-tests"));
    QCoreApplication::setApplicationName(QString::fromLatin1(test));
    QSettings().clear();
}

inline bool showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}
