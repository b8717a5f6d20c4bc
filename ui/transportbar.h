// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/framegrid.h"
#include "ui/compareview.h"

#include <QAudioDevice>
#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace ui {

class TimecodeField;

struct TransportState {
    bool playing = false;
    int speed = 0; // as Player::speed
    bool looping = false;
    bool canCompare = false; // there is a take to compare with
    CompareMode mode = CompareMode::One;
    double volume = 1; // 0…1
    bool muted = false;
    bool hasSound = true;
    bool silentSpeed = false; // there is sound, but not at this speed
    QByteArray device; // QAudioDevice::id of the chosen output, empty: the system's default

    bool operator==(const TransportState &) const = default;
};

// The row of controls under the pictures. It tells what the user wants and shows what is; it plays
// nothing. GUI thread.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(QWidget *parent = nullptr);

    // No grid, or an empty one, disables the bar.
    void setGrid(
        std::shared_ptr<const timeline::model::FrameGrid> grid, timeline::model::Rational rate);
    void setState(const TransportState &state);
    void setPosition(timeline::model::FrameNumber frame);
    // Pictures per second shown and due; shown in the bar while playing when they differ. No due
    // ones: not known.
    void setRates(double achieved, double target);
    // What a loop may do beside going round, behind the loop button's arrow.
    void setLoopActions(const QList<QAction *> &actions);
    // The ways to compare that have no button of their own.
    void setCompareActions(const QList<QAction *> &actions);

public slots:
    void editPosition(); // "go to": the cursor into the timecode

signals:
    void seekRequested(timeline::model::FrameNumber frame);
    void startRequested();
    void endRequested();
    void stepRequested(qint64 frames);
    void playToggled();
    void shuttleForwardRequested();
    void shuttleBackRequested();
    void loopToggled(bool on);
    void compareModeChosen(ui::CompareMode mode);
    void volumeChosen(double volume);
    void muteToggled(bool muted);
    void deviceChosen(const QAudioDevice &device); // null: the system's default

private:
    void createTransport();
    void createCompare();
    void createSound();
    void arrange();
    void fillSpeedMenu();
    void fillDeviceMenu();
    void showRates();

    std::shared_ptr<const timeline::model::FrameGrid> m_grid;
    TransportState m_state;
    double m_achieved = 0;
    double m_target = 0;
    TimecodeField *m_timecode;
    QToolButton *m_start, *m_back, *m_play, *m_forward, *m_end, *m_loop, *m_speed;
    std::array<QToolButton *, 4> m_modes{}; // as `shownModes`
    QToolButton *m_more, *m_mute, *m_device;
    QMenu *m_speedMenu, *m_deviceMenu;
    QSlider *m_volume;
    QLabel *m_rates;
};

} // namespace ui
