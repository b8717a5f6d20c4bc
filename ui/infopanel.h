// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"
#include "timeline/model/mediainfo.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace ui {

// What the open file is, and how it fits the service: what is accepted, converted and lost. GUI
// thread.
class InfoPanel : public QWidget {
    Q_OBJECT

public:
    explicit InfoPanel(QWidget *parent = nullptr);

    void setMedia(const std::optional<timeline::media::MediaFile> &file);
    void setFitness(const timeline::model::ServiceFitness &fitness);

private:
    void createFitness();
    void fill(QGridLayout *grid, const timeline::media::MediaFile &file);
    void showFitness();

    timeline::model::ServiceFitness m_fitness;
    bool m_open = false;
    QVBoxLayout *m_rows = nullptr;
    QWidget *m_facts = nullptr; // rebuilt for each file
    QWidget *m_card;
    QLabel *m_verdict;
    QLabel *m_losses;
    QLabel *m_conversions;
    QLabel *m_empty;
};

} // namespace ui
